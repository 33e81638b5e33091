import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';

const everyMs = 10;

export interface Asked {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface Seen {
  status: number;
  ms: number;
}

/**
 * Somebody who asks a hundred times a second beside a flood, from a thread of their own: how long an answer takes whoever has not sent the
 * flood, and does not wait for its sender.
 */
export async function beside<Result>(asked: Asked, flood: () => Promise<Result>): Promise<{ result: Result; seen: Seen[] }> {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: asked });
  const { promise: seen, resolve, reject } = Promise.withResolvers<Seen[]>();
  worker.once('message', resolve).once('error', reject);
  const result = await flood().finally(() => worker.postMessage('enough'));
  return { result, seen: await seen };
}

async function ask({ url, headers, body }: Asked): Promise<void> {
  const { origin, pathname: path } = new URL(url);
  const [pool, seen, underWay] = [new Pool(origin), [] as Seen[], new Set<Promise<void>>()];
  const enough = new AbortController();
  parentPort!.once('message', () => enough.abort());
  const post = async (): Promise<void> => {
    const began = performance.now();
    const answer = await pool.request({ method: 'POST', path, headers: { ...headers, 'content-type': 'application/json' }, body });
    await answer.body.dump();
    seen.push({ status: answer.statusCode, ms: performance.now() - began });
  };
  while (!enough.signal.aborted) {
    const one: Promise<void> = post().finally(() => underWay.delete(one));
    underWay.add(one);
    await pause(everyMs);
  }
  await Promise.all(underWay);
  await pool.destroy();
  parentPort!.postMessage(seen);
}

if (!isMainThread) await ask(workerData as Asked);
