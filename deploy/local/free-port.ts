import { createServer } from 'node:net';

/** Below the range from which systems take ports of outgoing connections, so that a port stays free while its owner restarts. */
const FIRST = 20_000;
const COUNT = 10_000;
const TRIES = 100;

/** Resolves to whether the port of the address can be listened on now. */
export const isFree = (port: number, host = '127.0.0.1'): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });

/**
 * A loopback port that is free now: the wanted one when it is, else any. Another program may still take it before it is used.
 * @throws when a hundred ports in a row are taken.
 */
export const freePort = async (wanted?: number): Promise<number> => {
  if (wanted && (await isFree(wanted))) return wanted;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port was found from ${FIRST} on.`);
};
