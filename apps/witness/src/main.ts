import { readFileSync } from 'node:fs';
import { witnessServer } from './serve.js';

// A process of its own, with its own folder and its own key, and nothing of the system but the public key of the ledger.

const { WITNESS_DIR, WITNESS_NAME = 'linli.local/witness', LEDGER_VERIFIER_KEY_FILE, HOST = '127.0.0.1', PORT } = process.env;
if (!WITNESS_DIR || !LEDGER_VERIFIER_KEY_FILE || !PORT) {
  process.stderr.write('WITNESS_DIR, LEDGER_VERIFIER_KEY_FILE and PORT must be set.\n');
  process.exit(78);
}
const server = witnessServer({ folder: WITNESS_DIR, name: WITNESS_NAME, logKey: readFileSync(LEDGER_VERIFIER_KEY_FILE, 'utf8') });
server.listen(Number(PORT), HOST);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    server.close();
    server.closeAllConnections();
  });
