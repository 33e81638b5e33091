import { GapFinder } from '#ledger/gaps.js';
import { Rebuild } from '#ledger/rebuild.js';
import { ledgerOf, logKey } from '../libs/ledger/test/ledger-of.js';

// How long a whole ledger takes to be rebuilt and looked through for gaps, with every hash and checkpoint checked. Usage:
// node dist/bench/ledger-rebuild.js [records]

const records = Number(process.argv[2] ?? 100_000);
const { leaves, checkpoints } = ledgerOf(records, 1_000);
const began = performance.now();
const rebuild = new Rebuild(checkpoints, logKey);
const gaps = new GapFinder();
for (const [index, line] of leaves.entries()) gaps.take(index, rebuild.take(line)!);
rebuild.end();
const seconds = (performance.now() - began) / 1_000;
if (gaps.found.length > 0) throw new Error('a ledger without gaps was found to have some');
process.stdout.write(
  `ledger rebuilt: ${records} records and ${checkpoints.length} checkpoints in ${seconds.toFixed(1)} s, ${Math.round(records / seconds)} a second; ` +
    `most memory ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB\n`,
);
