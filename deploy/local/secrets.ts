import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSignerKey, signerKey, signerOf, verifierKey } from '#ledger/note.js';

const random = (): string => randomBytes(32).toString('base64');

const signingKey = (): string => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), alg: 'ES256', use: 'sig' });
};

/** The ledger signs in this name; whoever verifies it knows the log by it. */
const ledgerKey = (): string => signerKey(signerOf(process.env['LEDGER_ORIGIN'] ?? 'linli.local/ledger', 'note', randomBytes(32)));

const contents: Record<string, (folder: string) => string> = {
  kek: random,
  'blind-index': random,
  'gateway-token': random,
  'app-database-password': random,
  webhook: random,
  'demo-password': () => randomBytes(9).toString('base64url'),
  'identity-signing-key.json': signingKey,
  'ledger-signing-key': ledgerKey,
  'ledger-verifier-key': (folder) => verifierKey(readSignerKey(secret(folder, 'ledger-signing-key'))),
};

/**
 * Makes the secrets of a stack, each in a file that only its owner reads, and leaves those that exist as they are:
 * a new `kek` would make everything that was encrypted with the old one unreadable.
 */
export const makeSecrets = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  for (const [name, make] of Object.entries(contents)) {
    const file = join(folder, name);
    if (existsSync(file)) continue;
    writeFileSync(`${file}.new`, make(folder), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
};

export const secret = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8').trim();
