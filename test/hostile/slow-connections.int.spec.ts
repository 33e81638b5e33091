import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Gateway, startGateway } from '../../apps/gateway/test/stand-ins.js';

const each = 50;
const head = (more: string): string => `POST /graphql HTTP/1.1\r\nhost: gateway\r\n${more}`;
/** What a slow client sends first, and what it then goes on to send, a piece at a time; `ends` says that it will send no more. */
const kinds: Record<string, { first: string; piece?: string; ends?: boolean }> = {
  'nothing at all': { first: '' },
  'its head, a line at a time': { first: head(''), piece: 'x-slow: 1\r\n' },
  'its body, a byte at a time': { first: head('content-type: application/json\r\ncontent-length: 60000\r\n@'), piece: ' ' },
  'half a request, and closes its side': { first: head('content-'), ends: true },
};

describe('connections that are kept open for nothing', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await startGateway({ HEAD_TIMEOUT_MS: '1000', REQUEST_TIMEOUT_MS: '2000' });
  }, 30_000);
  afterAll(() => gateway.close());

  async function open(first: string, authorization: string): Promise<Socket> {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    socket.on('error', () => {}); // cut off by the other side is what is hoped for
    socket.resume();
    await once(socket, 'connect');
    socket.write(first.replace('@', `authorization: ${authorization}\r\n\r\n`));
    return socket;
  }

  it(`are ended, ${each * Object.keys(kinds).length} at a time, and nobody else waits for them`, async () => {
    const authorization = `Bearer ${await gateway.token([])}`;
    const closed = new Map<string, number>();
    const closing: Promise<void>[] = [];
    const pieces: NodeJS.Timeout[] = [];
    const began = performance.now();
    for (const [kind, { first, piece, ends }] of Object.entries(kinds)) {
      for (let number = 0; number < each; number += 1) {
        const socket = await open(first, authorization);
        if (piece) pieces.push(setInterval(() => socket.writable && socket.write(piece), 100));
        if (ends) socket.end();
        const ended = once(socket, 'end').catch(() => undefined);
        closing.push(ended.then(() => void closed.set(kind, (closed.get(kind) ?? 0) + 1)).finally(() => socket.destroy()));
      }
    }
    const took: number[] = [];
    const all = Promise.all(closing).then(() => true);
    const late = AbortSignal.timeout(20_000);
    for (let over = false; !over && !late.aborted;) {
      const asked = performance.now();
      const { data } = await gateway.ask('{ campaigns }');
      expect(data).toBeDefined();
      took.push(performance.now() - asked);
      over = await Promise.race([all, Promise.resolve(false)]);
    }
    for (const timer of pieces) clearInterval(timer);
    expect(Object.fromEntries(closed)).toEqual(Object.fromEntries(Object.keys(kinds).map((kind) => [kind, each])));
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(took.toSorted((one, other) => one - other)[Math.floor(took.length / 2)]).toBeLessThan(500);
  }, 60_000);
});
