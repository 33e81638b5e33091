import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What lies between a gate and the gateway, as bytes on their way; it can be cut, in the middle of anything. */
export class CuttableNetwork {
  private whole = true;
  private readonly lines = new Set<Socket>();
  private readonly server = createServer((near) => this.join(near));

  constructor(private readonly target: () => { host: string; port: number }) {}

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  cut(): void {
    this.whole = false;
    for (const line of this.lines) line.destroy();
  }

  mend(): void {
    this.whole = true;
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private join(near: Socket): void {
    if (!this.whole) return void near.destroy();
    const far = connect(this.target());
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.lines.add(one);
      one.pipe(other);
      one
        .on('error', () => other.destroy())
        .on('close', () => {
          this.lines.delete(one);
          other.destroy();
        });
    }
  }
}
