/** So many have waited in vain, and nobody has been answered meanwhile. */
const mostInVain = 2;

/**
 * Whether it is worth waiting for a service. When several have waited in vain nobody waits for as long again, and then one at a time, until one
 * is answered: a service that hangs must not hold up who asks for other things as well.
 */
export class Patience {
  private inVain = 0;
  private until = 0;

  constructor(private readonly waitMs: number) {}

  /** Asked before each question; who gets a yes when the time is over is the one who tries. `nowMs` is any clock that only goes forward. */
  isWorthIt(nowMs: number): boolean {
    if (this.inVain < mostInVain) return true;
    if (nowMs < this.until) return false;
    this.until = nowMs + this.waitMs;
    return true;
  }

  answered(): void {
    this.inVain = 0;
  }

  waitedInVain(nowMs: number): void {
    this.inVain += 1;
    this.until = nowMs + this.waitMs;
  }
}
