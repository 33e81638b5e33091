import { Command } from 'commander';
import { CliError } from './cli-error.js';
import { advanceClock, resetClock } from './commands/advance-clock.js';
import { doctor } from './commands/doctor.js';
import { exportLedger } from './commands/export-ledger.js';
import { importRoster } from './commands/import-roster.js';
import { loadAreas } from './commands/load-areas.js';
import { replayParked } from './commands/replay-parked.js';
import { seed } from './commands/seed.js';
import { tailEvents } from './commands/tail-events.js';
import { token } from './commands/token.js';
import { verifyDraw } from './commands/verify-draw.js';
import { verifyConsistencyOf, verifyGaps, verifyInclusionOf, verifyRebuild, verifyWitness } from './commands/verify-ledger.js';
import { apiAs } from './demo/sign-in-demo.js';
import { Output } from './output.js';

const exitCodes = `
Exit codes: 0 done; 1 it failed; 2 wrong use; 3 done, but some rows were refused; 4 no running stack; 5 not allowed here.
The running local stack is found by .local/stack.json (LINLI_HOME moves it); LINLI_URL names another system.`;

const program = new Command('linli')
  .description('Works with a Linli system from the command line.')
  .option('--json', 'print results as JSON')
  .option('--language <language>', 'language of refusals: zh, en, ja or ko', 'en')
  .addHelpText('after', exitCodes)
  .exitOverride();

const output = (): Output => new Output(Boolean(program.opts()['json']));
const as = (handle: string) => apiAs(handle, String(program.opts()['language']));

program
  .command('doctor')
  .description('check everything and say what to do')
  .action(() => doctor(output()));

program
  .command('token <person>')
  .description('print an access token of a demo person, e.g. committee-worker (local stack only)')
  .action((person: string) => token(person));

const areas = program.command('areas').description('official areas');
areas
  .command('load <file>')
  .description('load a CSV of areas: code,kind,name_zh,parent')
  .requiredOption('--year <year>', 'year of the list')
  .option('--as <person>', 'demo person who loads it', 'operator')
  .action((file: string, { year, as: person }: { year: string; as: string }) => loadAreas(as(person), file, year, output()));

const imports = program.command('import').description('bring data in');
imports
  .command('roster <file>')
  .description('preview a roster (xlsx or csv), show every row that cannot be taken, apply the others')
  .option('--area <code>', 'committee that the roster is of', '310105008020')
  .option('--as <person>', 'demo person who imports it', 'committee-worker')
  .option('--dry-run', 'only look')
  .option('--errors <file>', 'write the rows to be corrected to this xlsx')
  .action((file: string, { as: person, ...options }: { as: string; area: string; dryRun?: boolean; errors?: string }) =>
    importRoster(as(person), file, options, output()),
  );

program
  .command('seed')
  .description('fill a local stack with the demo subdistrict, through the same doors that users have')
  .option('--if-empty', 'do nothing but print the persons when it is there already')
  .action(({ ifEmpty }: { ifEmpty?: boolean }) => seed(Boolean(ifEmpty), output()));

const events = program.command('events').description('facts on the topics');
events
  .command('tail <topic>')
  .description('show events as they arrive')
  .action((topic: string) => tailEvents(topic, output()));

program
  .command('replay <service>')
  .description('events that a service parked: show what would happen, or do it with --apply')
  .option('--apply', 'replay them, in order for each key')
  .option('--key <key>', 'only events of this key')
  .action((service: string, options: { apply?: boolean; key?: string }) => replayParked(service, options, output()));

const verify = program.command('verify').description('check what was published');
verify
  .command('draw <file-or-round>')
  .description('draw a mask round again from its published seed; exit code 1 when the published order is another')
  .option('--commitment <sha256>', 'what was noted down when the round was announced; else the published one')
  .option('--as <person>', 'demo person who asks', 'committee-worker')
  .action((draw: string, { commitment, as: person }: { commitment?: string; as: string }) =>
    verifyDraw(draw, commitment, () => as(person), output()),
  );

const ledgerKey = ['--key <verifier key or file>', 'public key of the ledger, as you were given it'] as const;
verify
  .command('inclusion <proof-or-folder>')
  .description('a leaf is in the ledger that was signed: of a saved answer of ledgerProof, or of an export')
  .requiredOption(...ledgerKey)
  .option('--index <index>', 'leaf of an export', Number)
  .action((given: string, { key, index }: { key: string; index?: number }) => verifyInclusionOf(given, index, key, output()));
verify
  .command('consistency <proof-or-folder>')
  .description('a state goes on from an earlier one: of a saved answer of ledgerConsistency, or all states of an export')
  .requiredOption(...ledgerKey)
  .action((given: string, { key }: { key: string }) => verifyConsistencyOf(given, key, output()));
verify
  .command('rebuild <folder>')
  .description('build the tree of an export again and hold it against every signed state')
  .requiredOption(...ledgerKey)
  .action((folder: string, { key }: { key: string }) => verifyRebuild(folder, key, output()));
verify
  .command('gaps <folder>')
  .description('records of an export are numbered without a hole')
  .requiredOption(...ledgerKey)
  .action((folder: string, { key }: { key: string }) => verifyGaps(folder, key, output()));
verify
  .command('compare-witness <folder> <cosigned>')
  .description('an export agrees with everything that a witness has signed (its cosigned.ndjson, or GET /cosigned)')
  .requiredOption(...ledgerKey)
  .requiredOption('--witness-key <verifier key or file>', 'public key of the witness')
  .action((folder: string, cosigned: string, keys: { key: string; witnessKey: string }) => verifyWitness(folder, cosigned, keys, output()));

const audit = program.command('audit').description('the ledger');
audit
  .command('export <folder>')
  .description('take the ledger along, to be verified without the system')
  .option('--as <person>', 'demo person who takes it', 'auditor')
  .action((folder: string, { as: person }: { as: string }) => exportLedger(as(person), folder, output()));

const clock = program.command('clock').description('the clock of a local stack');
clock
  .command('advance <duration>')
  .description('move it: 30m, 12h, 3d')
  .action((duration: string) => advanceClock(duration, output()));
clock
  .command('reset')
  .description('back to the real time')
  .action(() => resetClock(output()));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CliError) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  const { exitCode, code, message } = error as { exitCode?: number; code?: string; message?: string };
  if (code?.startsWith('commander.')) return exitCode === 0 ? 0 : 2;
  process.stderr.write(`${message ?? String(error)}\n`);
  return 1;
}
