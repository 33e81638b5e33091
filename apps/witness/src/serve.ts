import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readVerifierKey, verifierKey } from '#ledger/note.js';
import { Cosigned } from './cosigned.js';
import { ownKey } from './own-key.js';
import { Witness } from './witness.js';

export interface WitnessSettings {
  /** Folder of this witness alone: its key, and everything that it signed. */
  folder: string;
  name: string;
  /** Verifier key of the log, brought by a way of its own. */
  logKey: string;
  now?: () => Date;
}

const largestBody = 64 * 1024;

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > largestBody) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

const say = (response: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8'): void =>
  void response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);

/** The witness over HTTP; whoever likes may read what it signed. */
export function witnessServer({ folder, name, logKey, now = () => new Date() }: WitnessSettings): Server {
  const cosigned = new Cosigned(folder);
  const signer = ownKey(folder, name);
  const witness = new Witness(signer, readVerifierKey(logKey), cosigned, now);
  const add = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    if (body === undefined) return say(response, 413, 'too large\n');
    const answer = await witness.addCheckpoint(body);
    say(response, answer.status, answer.body, answer.type);
  };
  const pages: Record<string, () => string> = {
    '/healthz': () => 'ok\n',
    '/readyz': () => 'ok\n',
    '/verifier-key': () => `${verifierKey(signer)}\n`,
    '/cosigned': () => (cosigned.last.size > 0 ? readFileSync(cosigned.file, 'utf8') : ''),
  };
  return createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const page = pages[path];
    if (request.method === 'GET' && page) return say(response, 200, page());
    if (request.method !== 'POST' || path !== '/add-checkpoint') return say(response, 404, 'not found\n');
    add(request, response).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      say(response, 500, 'the witness cannot keep its word now\n');
    });
  });
}
