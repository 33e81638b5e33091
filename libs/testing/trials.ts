import { appendFileSync } from 'node:fs';

/** What one spec made of its trials: so many, and what went wrong with which of them. */
export interface Trials {
  made: number;
  wrong: string[];
}

/** Says how many trials a spec made, to the file that `LINLI_TRIALS` names; without it nobody asks. */
export function tellTrials(made: number, wrong: readonly unknown[] = []): void {
  const file = process.env['LINLI_TRIALS'];
  const told: Trials = { made, wrong: wrong.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))) };
  if (file) appendFileSync(file, `${JSON.stringify(told)}\n`);
}

/** How many trials a spec is to make: what `LINLI_COUNT` says, or as many as it usually does. */
export const countOr = (usual: number): number => Number(process.env['LINLI_COUNT'] ?? usual);
