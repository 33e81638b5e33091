import 'reflect-metadata';
import { Chance } from '../apps/cli/src/demo/chance.js';
import { percentile } from '../libs/testing/crash-lab/bound.rules.js';
import { behindTheDoor } from '../libs/testing/crash-lab/door.js';
import { meanArray, Senders } from '../libs/testing/crash-lab/senders.js';
import { report } from './harness/result.js';
import { rounded, spreadOf } from './harness/spread.rules.js';

// Figure 17: what a gate keeps when it is sent ten times what it can keep at its best, through the gateway:
//   npm run bench -- overload

const rounds = 5;
const seed = 17;
const milliseconds = 5_000;

await behindTheDoor(async (door) => {
  const senders = new Senders(door, new Chance(seed), milliseconds);
  await senders.atTheirBest(); // both ends compile what they do often
  const found = { peak: [] as number[], sentOfPeak: [] as number[], goodput: [] as number[], refusedWithin: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const peak = await senders.atTheirBest();
    const { sentPerSecond, goodput, turnedAwayMs } = await senders.atRate((10 * peak) / meanArray);
    found.peak.push(rounded(peak));
    found.sentOfPeak.push(rounded(sentPerSecond / peak));
    found.goodput.push(rounded((100 * goodput) / peak));
    found.refusedWithin.push(rounded(percentile(turnedAwayMs, 0.99)));
  }
  const spreads = Object.fromEntries(Object.entries(found).map(([name, values]) => [name, spreadOf(values)]));
  report('overload', {
    rows: { 17: { goodput: spreads['goodput']!.median, refusedWithin: spreads['refusedWithin']!.median } },
    ...{ settings: { milliseconds, meanArray }, rounds, seed, measured: { ...spreads, found } },
    notes: [
      'The senders, the gateway, the service, PostgreSQL and the broker share the processors: what a refusal waits for is theirs too.',
    ],
  });
});
