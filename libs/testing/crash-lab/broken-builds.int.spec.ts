import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { secretsDir } from '../stack.js';
import { answeredBeforeDisk, partPlans, plantPlans, runPlan } from './broken-builds.js';
import { anomalies } from './checker.js';
import { brokenParts } from './plant/broken.js';
import { Site } from './site.js';

jest.setTimeout(300_000);
const seed = 20_260;

/** What is wrong shows only where two processes meet: on a busy machine they may miss each other once or twice. */
async function shown(site: Site, broken: (typeof brokenParts)[number], turns = 3): Promise<string[]> {
  const verdict = await runPlan(site, plantPlans[broken], { seed: seed + turns, broken });
  const found = plantPlans[broken].shows.flatMap((kind) => verdict[kind]);
  return found.length > 0 || turns === 1 ? found : shown(site, broken, turns - 1);
}

describe('the checker of the crash lab', () => {
  let site: Site;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    process.env['SECRETS_DIR'] = secretsDir();
    site = await Site.open();
  });
  afterAll(() => site.close());

  // Red when `broken` is left out of the plan: a sound build under the same faults shows nothing to find.
  it.concurrent.each(brokenParts)('finds what is wrong with %s', async (broken) => {
    expect(await shown(site, broken)).not.toEqual([]);
  });

  it('accuses no sound build that is treated alike', async () => {
    const verdicts = await Promise.all(
      (['no-deduplication', 'skip-locked-relays', 'parked-overtaken'] as const).map((broken) =>
        runPlan(site, plantPlans[broken], { seed }),
      ),
    );
    expect(verdicts.filter((verdict) => anomalies(verdict) > 0)).toEqual([]);
  });

  it('finds an answer that was not on the disk, and none of a database that waits for the disk', async () => {
    expect(await answeredBeforeDisk(site, false, seed)).toEqual({ lost: [], phantom: [], duplicate: [], inversion: [] });
    expect((await answeredBeforeDisk(site, true, seed)).lost).not.toEqual([]);
  });

  it.each(Object.entries(partPlans))('finds %s, and nothing wrong with the part as it is shipped', async (_name, run) => {
    expect(await run(false)).toEqual([]);
    expect(await run(true)).not.toEqual([]);
  });
});
