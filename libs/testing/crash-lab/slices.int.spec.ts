import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { secretsDir } from '../stack.js';
import type { Experiment, Lab } from './experiment.js';
import { alone, sideBySide } from './experiments.js';
import { Site } from './site.js';

jest.setTimeout(180_000);

/** So few trials bound nothing: they show that each experiment still runs, and that nothing went wrong in them. */
describe('a slice of the crash lab', () => {
  let site: Site;
  const anomaliesOf = async ({ run }: Experiment<Lab>): Promise<string[]> =>
    (await run({ site, seed: 20_261, say: () => {} }, 'slice')).anomalies;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    process.env['SECRETS_DIR'] = secretsDir();
    site = await Site.open();
  });
  afterAll(() => site.close());

  it.concurrent.each(sideBySide)('$id: $guarantee', async (experiment) => {
    expect(await anomaliesOf(experiment)).toEqual([]);
  });

  it.each(alone)('$id: $guarantee', async (experiment) => {
    expect(await anomaliesOf(experiment)).toEqual([]);
  });
});
