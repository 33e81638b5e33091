import { until } from '../../../deploy/local/until.js';
import { rows, type Places } from './evidence.js';

export interface Times {
  op: string;
  key: string;
  /** Unix time, ms. */
  askedAt: number;
  /** Of its first effect; nothing while there is none. */
  doneAt?: number;
}

const askedSince =
  'SELECT op, key, extract(epoch FROM at)::float8 * 1000 AS "askedAt" FROM asked WHERE at > to_timestamp($1::float8 / 1000)';
const doneSince =
  'SELECT op, min(extract(epoch FROM at))::float8 * 1000 AS "doneAt" FROM effect WHERE at > to_timestamp($1::float8 / 1000) GROUP BY op';

/** When each operation that was asked after a moment (Unix time, ms) was asked, and when it was done. */
export async function timesSince({ sourceUrl, sinkUrl }: Places, moment = 0): Promise<Times[]> {
  const done = await rows<{ op: string; doneAt: number }>(sinkUrl, doneSince, [moment]);
  const asked = await rows<Times>(sourceUrl, askedSince, [moment]);
  const byOp = new Map(done.map(({ op, doneAt }) => [op, doneAt]));
  return asked.map((one) => ({ ...one, doneAt: byOp.get(one.op) }));
}

/** Milliseconds from a moment to the first effect of something that was asked after it. */
export async function untilNewEffect(places: Places, moment: number, patienceMs = 90_000): Promise<number> {
  return until('A new effect', patienceMs, async () => {
    const done = (await timesSince(places, moment)).flatMap(({ doneAt }) => doneAt ?? []);
    return done.length > 0 ? Math.min(...done) - moment : undefined;
  });
}

/** Milliseconds from a moment until everything is done that was asked within the `firstMs` after it. */
export async function untilDone(places: Places, moment: number, firstMs: number, patienceMs = 120_000): Promise<number> {
  return until('What was asked', patienceMs, async () => {
    if (Date.now() < moment + firstMs) return undefined;
    const first = (await timesSince(places, moment)).filter(({ askedAt }) => askedAt <= moment + firstMs);
    const done = first.flatMap(({ doneAt }) => doneAt ?? []);
    return done.length === first.length ? Math.max(0, ...done) - moment : undefined;
  });
}
