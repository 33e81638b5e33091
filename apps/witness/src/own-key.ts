import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSignerKey, type Signer, signerKey, signerOf, verifierKey } from '#ledger/note.js';

/** The key of this witness, made at its first start in its own folder: nobody else ever had it. The public part lies beside it. */
export function ownKey(folder: string, name: string): Signer {
  const file = join(folder, 'signing-key');
  if (!existsSync(file)) {
    const signer = signerOf(name, 'cosignature', randomBytes(32));
    writeFileSync(`${file}.new`, `${signerKey(signer)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  const signer = readSignerKey(readFileSync(file, 'utf8'));
  writeFileSync(join(folder, 'verifier-key'), `${verifierKey(signer)}\n`);
  return signer;
}
