import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/**
 * What happens to bytes on their way.
 * - `pass`; `delay`: each piece arrives `milliseconds` later; `throttle`: `bytesPerSecond` each way;
 * - `black-hole`: lines stand and nothing arrives; `refuse`: nobody is let in;
 * - `cut`: each line ends, in the middle of whatever it carries, after `bytes` more from the far side.
 */
export type Fault =
  | { kind: 'pass' }
  | { kind: 'delay'; milliseconds: number }
  | { kind: 'throttle'; bytesPerSecond: number }
  | { kind: 'black-hole' }
  | { kind: 'refuse' }
  | { kind: 'cut'; bytes: number };

interface Line {
  near: Socket;
  far: Socket;
  /** Bytes that a `cut` lets through still. */
  left: number;
}

/** A TCP proxy on loopback before one port; faults reach the lines that stand and those that come. */
export class FaultProxy {
  private readonly server: Server = createServer((near) => this.join(near));
  private readonly lines = new Set<Line>();
  private fault: Fault = { kind: 'pass' };

  constructor(private readonly target: () => number) {}

  async open(port = 0): Promise<number> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    return this.port;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  set(fault: Fault): void {
    this.fault = fault;
    for (const line of this.lines) {
      if (fault.kind === 'cut') line.left = fault.bytes;
      if (fault.kind === 'refuse') end(line);
      for (const side of [line.near, line.far]) if (fault.kind === 'black-hole') side.pause();
      for (const side of [line.near, line.far]) if (fault.kind !== 'black-hole') side.resume();
    }
  }

  /** Ends every line now, by a reset; new ones are let in. */
  reset(): void {
    for (const line of this.lines) end(line);
  }

  close(): void {
    this.reset();
    this.server.close();
  }

  private join(near: Socket): void {
    near.on('error', () => {});
    if (this.fault.kind === 'refuse') return void near.resetAndDestroy();
    const far = connect({ port: this.target(), host: '127.0.0.1' });
    const line: Line = { near, far, left: this.fault.kind === 'cut' ? this.fault.bytes : 0 };
    this.lines.add(line);
    this.carry(near, far, line);
    this.carry(far, near, line);
    if (this.fault.kind === 'black-hole') for (const side of [near, far]) side.pause();
  }

  private carry(from: Socket, to: Socket, line: Line): void {
    from.setNoDelay(true);
    from.on('data', (bytes: Buffer) => {
      if (this.fault.kind === 'cut' && from === line.far) return this.carryLast(bytes, to, line);
      const wait = this.waitOf(bytes.length);
      if (wait === 0) return this.give(from, to, bytes);
      from.pause();
      setTimeout(() => this.give(from, to, bytes), wait).unref();
    });
    from.on('error', () => end(line)).on('close', () => this.part(from, to, line));
  }

  private carryLast(bytes: Buffer, to: Socket, line: Line): void {
    to.write(bytes.subarray(0, line.left));
    line.left -= bytes.length;
    if (line.left <= 0) setImmediate(() => end(line));
  }

  /** Reads on when the receiver, and the fault, let it. */
  private give(from: Socket, to: Socket, bytes: Buffer): void {
    const goOn = (): void => void (this.fault.kind !== 'black-hole' && from.resume());
    if (to.destroyed) return;
    if (to.write(bytes)) return goOn();
    from.pause();
    to.once('drain', goOn);
  }

  private waitOf(length: number): number {
    if (this.fault.kind === 'delay') return this.fault.milliseconds;
    return this.fault.kind === 'throttle' ? (length * 1_000) / this.fault.bytesPerSecond : 0;
  }

  private part(from: Socket, to: Socket, line: Line): void {
    this.lines.delete(line);
    if (from.readableEnded) to.end();
    else to.destroy();
  }
}

const end = ({ near, far }: Line): void => {
  for (const side of [near, far]) side.resetAndDestroy();
};
