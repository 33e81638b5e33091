import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSecret } from '#platform/config.js';

export interface Contact {
  residentId: string;
  name: string;
  language: string;
  phones: string[];
  emails: string[];
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
};

/** Registration as far as contacts are asked of it, over HTTP. */
export class RegistrationStandIn {
  readonly contacts = new Map<string, Contact>();
  /** Ids of each request that came. */
  readonly asked: string[][] = [];
  isDown = false;
  private readonly server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      if (this.isDown || request.url !== '/internal/contacts') return response.writeHead(503).end();
      if (request.headers['x-linli-gateway'] !== readSecret('gateway-token')) return response.writeHead(403).end();
      const { residentIds } = JSON.parse(body) as { residentIds: string[] };
      this.asked.push(residentIds);
      const found = residentIds.flatMap((id) => this.contacts.get(id) ?? []);
      return response.setHeader('content-type', 'application/json').end(JSON.stringify({ contacts: found }));
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  know(residentId: string, contact: Partial<Contact> = {}): void {
    this.contacts.set(residentId, { residentId, name: '试一', language: 'zh', phones: [], emails: [], ...contact });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
