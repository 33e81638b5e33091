/** Opens a round; books one household in it; counts what was given out once too often, or not at all, at its end. */
export interface Booker {
  open(): Promise<string>;
  book(roundId: string, householdId: string): Promise<unknown>;
  wrong(roundId: string): Promise<number>;
}
