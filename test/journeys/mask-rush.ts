import { type Caller, insist } from './callers.js';
import * as say from './mask-operations.js';

/** What one household wants, with the id under which it asks again. */
export interface Wish {
  requestId: string;
  householdId: string;
}

/** What it was told at last: a reservation, or the code of the "no". */
export interface Told extends Wish {
  reservation: say.Reservation | null;
  code: string | null;
}

/** Somebody who books for households: one for itself by its phone, a worker at the desk, or one with a pile of paper. */
export interface Desk {
  wishes: readonly Wish[];
  book(roundId: string, wishes: readonly Wish[], told: () => void): Promise<Told[]>;
}

/** Each in a request of its own, all of them at once. */
export const atOnce = (caller: Caller, wishes: readonly Wish[]): Desk => ({
  wishes,
  book: (roundId, asked, told) =>
    Promise.all(
      asked.map(async (wish) => {
        const { data, errors } = await caller.answer(say.book, { input: { ...wish, roundId } });
        told();
        const booked = (data as say.Booked | null | undefined)?.bookReservation;
        return { ...wish, reservation: booked?.reservation ?? null, code: booked?.code ?? errors?.[0]?.extensions.code ?? null };
      }),
    ),
});

/** All in one request; rows that are to come back are keyed again. */
export const onPaper = (caller: Caller, wishes: readonly Wish[]): Desk => ({
  wishes,
  async book(roundId, asked, told) {
    const all: Told[] = [];
    let left = asked;
    await insist(
      async () => {
        const { keyPaperReservations } = await caller.data<say.Keyed>(say.keyPaper, { roundId, rows: left });
        const { answered, later } = apart(left, keyPaperReservations);
        all.push(...answered);
        answered.forEach(told);
        left = later;
        return later.length;
      },
      (count) => count === 0,
    );
    return all;
  },
});

/** Reservations are those of the rows that were not rejected, in their order. */
function apart(rows: readonly Wish[], { reservations, rejected }: say.Keyed['keyPaperReservations']): { answered: Told[]; later: Wish[] } {
  const codes = new Map(rejected.map(({ index, code }) => [index, code]));
  const standing = reservations.values();
  const answers = rows.map<Told>((wish, index) => {
    const code = codes.get(index) ?? null;
    return { ...wish, code, reservation: code ? null : (standing.next().value ?? null) };
  });
  const isLater = ({ code }: Told): boolean => code === 'TRY_LATER';
  return {
    answered: answers.filter((answer) => !isLater(answer)),
    later: answers.filter(isLater).map(({ requestId, householdId }) => ({ requestId, householdId })),
  };
}

/** Counts who has been answered, and lets something happen in the middle. */
export class Answered {
  private count = 0;
  private readonly marks: { at: number; reached: () => void }[] = [];

  readonly note = (): void => {
    this.count += 1;
    for (const { at, reached } of this.marks) if (at === this.count) reached();
  };

  /** Resolves when so many were answered. */
  reached(at: number): Promise<void> {
    return new Promise((reached) => void this.marks.push({ at, reached }));
  }
}

/** Everybody at once. */
export async function rush(roundId: string, desks: readonly Desk[], told: () => void = () => {}): Promise<Told[]> {
  return (await Promise.all(desks.map((desk) => desk.book(roundId, desk.wishes, told)))).flat();
}
