/** How long "all taken" is believed without looking: another process may have freed a pack. */
const believedForMs = 1_000;

/**
 * Rounds of which nothing is left, in memory. Whoever comes then is answered before anything else is looked at, but for the
 * households that have a reservation: they are shown it.
 */
export class SoldOut {
  private readonly rounds = new Map<string, { households: ReadonlySet<string>; until: number }>();

  note(roundId: string, households: readonly string[]): void {
    this.rounds.set(roundId, { households: new Set(households), until: performance.now() + believedForMs });
  }

  forget(roundId: string): void {
    this.rounds.delete(roundId);
  }

  answers(roundId: string, householdId: string): boolean {
    const round = this.rounds.get(roundId);
    return round !== undefined && round.until > performance.now() && !round.households.has(householdId);
  }
}
