import { connect, type Socket } from 'node:net';
import type { Done } from './rounds.js';

export interface Load {
  url: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  /** A new body for each request. */
  body: () => string;
  connections: number;
  milliseconds: number;
  /** Counts that one request stands for; 1 unless said. */
  eventsEach?: number;
  /** True when the answer is what it has to be; anything else ends the load. */
  accepts: (status: number, body: string) => boolean;
}

const endOfHead = '\r\n\r\n';

/** Plain sockets, one request at a time on each: a client that costs little beside the server that it measures. */
export async function httpLoad(load: Load): Promise<Done> {
  const [began, waits] = [performance.now(), [] as number[]];
  const until = began + load.milliseconds;
  const caller = async (): Promise<void> => {
    const { hostname, port } = new URL(load.url);
    const socket = connect(Number(port), hostname).setNoDelay(true);
    const line = new Line(socket);
    while (performance.now() < until) {
      const asked = performance.now();
      const { status, body } = await line.ask(request(load));
      if (!load.accepts(status, body)) throw new Error(`${load.path} answered ${status}: ${body.slice(0, 300)}`);
      waits.push(performance.now() - asked);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: load.connections }, caller));
  return { events: waits.length * (load.eventsEach ?? 1), seconds: (performance.now() - began) / 1_000, waits };
}

function request({ path, headers, body, url }: Load): string {
  const text = body();
  const all = { host: new URL(url).host, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}${endOfHead}${text}`;
}

/** One connection: answers come in the order of the requests, each with its length. */
class Line {
  private received: Buffer = Buffer.alloc(0);
  private waiting?: PromiseWithResolvers<{ status: number; body: string }>;

  constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => this.take(chunk));
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('the connection was closed')));
  }

  ask(text: string): Promise<{ status: number; body: string }> {
    this.waiting = Promise.withResolvers();
    this.socket.write(text);
    return this.waiting.promise;
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length > 0 ? Buffer.concat([this.received, chunk]) : chunk;
    const head = this.received.indexOf(endOfHead);
    if (head < 0) return;
    const [first, from] = [this.received.toString('latin1', 0, head), head + endOfHead.length];
    const chunked = /\r\ntransfer-encoding: chunked/i.test(first);
    const found = chunked
      ? chunks(this.received, from)
      : whole(this.received, from, Number(/\r\ncontent-length: (\d+)/i.exec(first)?.[1] ?? 0));
    if (!found) return;
    this.received = this.received.subarray(found.end);
    this.waiting?.resolve({ status: Number(first.slice(9, 12)), body: found.body });
  }
}

interface Found {
  body: string;
  end: number;
}

const whole = (bytes: Buffer, from: number, length: number): Found | undefined =>
  bytes.length < from + length ? undefined : { body: bytes.toString('utf8', from, from + length), end: from + length };

/** Nothing before the last chunk, which is empty, is there. */
function chunks(bytes: Buffer, from: number): Found | undefined {
  const parts: Buffer[] = [];
  for (let at = from; ;) {
    const line = bytes.indexOf('\r\n', at);
    const length = line < 0 ? Number.NaN : Number.parseInt(bytes.toString('latin1', at, line), 16);
    const end = line + 2 + length;
    if (!(bytes.length >= end + 2)) return undefined;
    if (length === 0) return { body: Buffer.concat(parts).toString('utf8'), end: end + 2 };
    parts.push(bytes.subarray(line + 2, end));
    at = end + 2;
  }
}
