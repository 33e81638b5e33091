import { createServer } from 'node:net';

/** Resolves to whether the port of the address can be listened on now. */
export const isFree = (port: number, host = '127.0.0.1'): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });

const anyPort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port was given.'))));
    });
  });

/** A loopback port that is free now: the wanted one when it is, else any. Another program may still take it before it is used. */
export const freePort = async (wanted?: number): Promise<number> => (wanted && (await isFree(wanted)) ? wanted : anyPort());
