import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';

export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** Milliseconds since it was sent. */
  ms: number;
}

/** All that is kept of a refusal: there are many. */
export interface Refusal {
  ms: number;
  /** Says when to come back. */
  hasTime: boolean;
}

export const refusalOf = ({ ms, headers }: Answered): Refusal => ({ ms, hasTime: Number(headers['retry-after']) > 0 });

export interface Stream {
  url: string;
  headers: Readonly<Record<string, string>>;
  /** Requests per second, whatever the answers take. */
  rate: number;
  milliseconds: number;
  /** A new body, and who hears what became of it: nothing when there was no answer. */
  next: () => { body: string; ends: (answer?: Answered) => void };
}

const tickMs = 4;
const patienceMs = 30_000;
/** More than this is not under way at once: what would be is left out, and the caller sees that less was sent. */
const most = 2_000;

/** Posts at a steady rate and does not wait for answers; resolves when the last of them has come. */
export async function openLoop({ url, headers, rate, milliseconds, next }: Stream): Promise<void> {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections: most, headersTimeout: patienceMs, bodyTimeout: patienceMs });
  const all = { ...headers, 'content-type': 'application/json' };
  const post = async (body: string): Promise<Answered> => {
    const asked = performance.now();
    const { statusCode: status, headers, body: answer } = await pool.request({ method: 'POST', path, headers: all, body });
    return { status, headers, body: await answer.text(), ms: performance.now() - asked };
  };
  const began = performance.now();
  const underWay = new Set<Promise<void>>();
  let due = 0;
  for (let now = began; now < began + milliseconds; await pause(tickMs), now = performance.now()) {
    const until = Math.floor(((now - began) * rate) / 1_000);
    for (; due < until; due += 1) {
      if (underWay.size >= most) continue;
      const { body, ends } = next();
      const asked: Promise<void> = post(body)
        .then(ends, () => ends())
        .finally(() => underWay.delete(asked));
      underWay.add(asked);
    }
  }
  await Promise.all(underWay);
  await pool.destroy();
}
