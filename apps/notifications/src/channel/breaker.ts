const failuresToOpen = 5;
export const openForMs = 30_000;

/** Leaves a provider alone that does not answer, and asks it with one message whether it is back. */
export class Breaker {
  private failures = 0;
  private openUntil = 0;

  /** How many messages may be given to the provider now. */
  room(now: Date, most: number): number {
    if (this.failures < failuresToOpen) return most;
    return now.getTime() < this.openUntil ? 0 : 1;
  }

  note(isDown: boolean, now: Date): void {
    this.failures = isDown ? this.failures + 1 : 0;
    if (this.failures >= failuresToOpen) this.openUntil = now.getTime() + openForMs;
  }
}
