import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** Milliseconds since it was sent. */
  ms: number;
}

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
  const agent = new Agent({ keepAlive: true, maxSockets: most });
  const began = performance.now();
  const underWay = new Set<Promise<void>>();
  let due = 0;
  for (let now = began; now < began + milliseconds; await pause(tickMs), now = performance.now()) {
    const until = Math.floor(((now - began) * rate) / 1_000);
    for (; due < until; due += 1) {
      if (underWay.size >= most) continue;
      const { body, ends } = next();
      const asked: Promise<void> = post(agent, url, headers, body)
        .then(ends, () => ends())
        .finally(() => underWay.delete(asked));
      underWay.add(asked);
    }
  }
  await Promise.all(underWay);
  agent.destroy();
}

function post(agent: Agent, url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Answered> {
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  const asked = performance.now();
  const all = { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const sending = request(url, { method: 'POST', agent, headers: all, timeout: patienceMs }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    response.on('error', reject).on('end', () => {
      resolve({ status: response.statusCode!, headers: response.headers, body: text, ms: performance.now() - asked });
    });
  });
  sending.on('timeout', () => sending.destroy(new Error('no answer')));
  sending.on('error', reject);
  sending.end(body);
  return promise;
}
