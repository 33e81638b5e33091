import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As OTLP over HTTP writes it in JSON. */
interface Export {
  resourceSpans: { resource: { attributes: { key: string; value: { stringValue?: string } }[] }; scopeSpans: { spans: unknown[] }[] }[];
}

/** Where a stack sends its traces; it keeps every body as it came. */
export class TraceCollector {
  readonly bodies: string[] = [];
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      this.bodies.push(Buffer.concat(chunks).toString('utf8'));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });

  /** @returns what makes a stack send its traces here, every 200 ms. */
  async open(): Promise<NodeJS.ProcessEnv> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.address() as AddressInfo;
    return { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`, OTEL_BSP_SCHEDULE_DELAY: '200' };
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** How many spans came, by service. */
  get spans(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { resource, scopeSpans } of this.bodies.flatMap((body) => (JSON.parse(body) as Export).resourceSpans)) {
      const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
      counts[service] = (counts[service] ?? 0) + scopeSpans.reduce((sum, { spans }) => sum + spans.length, 0);
    }
    return counts;
  }
}
