import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSecrets } from '../local/secrets.js';

// One-shot job of a container stack: fills its volumes with what is missing, so that there is no default password.

/** It has a volume of its own, which only the database and the migration see; they run as different users, so all may read it. */
const makeSuperuserPassword = (folder: string): void => {
  const file = join(folder, 'password');
  if (existsSync(file)) return;
  writeFileSync(`${file}.new`, randomBytes(24).toString('base64url'), { mode: 0o444 });
  renameSync(`${file}.new`, file);
};

const { SECRETS_DIR, SUPERUSER_DIR, PUBLIC_DIR } = process.env;
if (!SECRETS_DIR || !SUPERUSER_DIR || !PUBLIC_DIR) {
  process.stderr.write('SECRETS_DIR, SUPERUSER_DIR and PUBLIC_DIR must name the folders to fill.\n');
  process.exit(78);
}
makeSecrets(SECRETS_DIR);
makeSuperuserPassword(SUPERUSER_DIR);
// What everybody may know: a witness gets it without seeing a secret.
copyFileSync(join(SECRETS_DIR, 'ledger-verifier-key'), join(PUBLIC_DIR, 'ledger-verifier-key'));
