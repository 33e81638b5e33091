/** Where a quantity lies in the ledger: on a shelf, or at one of the places that things come from and go to. */
export const accounts = ['shelf', 'supplier', 'households', 'transit', 'lost', 'counting'] as const;
export type Account = (typeof accounts)[number];

/** One side of a movement. */
export interface Line {
  account: Account;
  quantity: number;
}

export type SimpleMove = 'receipt' | 'issue' | 'loss' | 'return';

/** The other side of a movement of one shelf, and whether the shelf gains. */
const otherSide: Record<SimpleMove, { account: Account; gains: boolean }> = {
  receipt: { account: 'supplier', gains: true },
  issue: { account: 'households', gains: false },
  loss: { account: 'lost', gains: false },
  return: { account: 'households', gains: true },
};

const between = (account: Account, toShelf: number): Line[] => [
  { account: 'shelf', quantity: toShelf },
  { account, quantity: -toShelf },
];

export const linesOf = (move: SimpleMove, quantity: number): Line[] =>
  between(otherSide[move].account, otherSide[move].gains ? quantity : -quantity);

/** What was counted is what there is: the difference comes from, or goes to, counting. */
export const linesOfCount = (balance: number, counted: number): Line[] => between('counting', counted - balance);

export const linesOfSending = (quantity: number): Line[] => between('transit', -quantity);

/** What was sent and did not arrive is lost. */
export const linesOfReceiving = (sent: number, received: number): Line[] =>
  [
    { account: 'shelf' as const, quantity: received },
    { account: 'transit' as const, quantity: -sent },
    { account: 'lost' as const, quantity: sent - received },
  ].filter(({ account, quantity }) => account !== 'lost' || quantity !== 0);

/** A movement is never changed: its opposite is written beside it. Minus nothing is nothing. */
export const linesOfReversal = <Of extends Line>(lines: readonly Of[]): Of[] =>
  lines.map((line) => ({ ...line, quantity: line.quantity === 0 ? 0 : -line.quantity }));

/** What a shelf gains by these lines; negative where it loses. */
export const shelfGain = (lines: readonly Line[]): number =>
  lines.filter(({ account }) => account === 'shelf').reduce((sum, { quantity }) => sum + quantity, 0);

/** A warning is given once on the way down, and again only after the shelf was filled. */
export const becomesLow = (before: number, after: number, warnBelow: number): boolean => after < warnBelow && before >= warnBelow;

export const largestQuantity = 1_000_000;
