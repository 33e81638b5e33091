import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, rows } from '#testing/stack.js';
import { buildingAt, compoundOf, roomOf } from '#testing/registration-facts.js';
import { answered, maotai, ScreeningUnderTest } from './screening-under-test.js';

const room = roomOf(buildingAt(compoundOf(maotai), 3), 1204);

describe('as time goes by', () => {
  let test: ScreeningUnderTest;
  let resident: string;

  beforeAll(async () => {
    test = await ScreeningUnderTest.start();
    test.facts.room(room);
    [resident = ''] = test.facts.family(room, 1);
    await test.settle();
  }, 120_000);
  afterAll(() => test.stop());

  it('what nobody has decided is assessed again when other rules come into force', async () => {
    const { id } = await test.targetOf(room, await test.open(maotai));
    await test.record([answered(id, [resident])]);
    const url = test.service.database.adminUrl;
    await rows(url, `UPDATE assessment SET rule_version = '2020-01-27'`);
    await rows(
      url,
      `INSERT INTO due_work (kind, key, due_at) VALUES ('assessment.re-evaluate', '2020-02-19', now()) ON CONFLICT DO NOTHING`,
    );
    const history = await eventually(async () => {
      await test.workIsDone();
      const found = await rows(url, 'SELECT state, rule_version AS rules, sequence FROM assessment ORDER BY sequence');
      return found.length === 2 && found;
    });
    expect(history).toEqual([
      { state: 'superseded', rules: '2020-01-27', sequence: 1 },
      { state: 'proposed', rules: '2020-02-19', sequence: 2 },
    ]);
  });

  it('a campaign closes by itself at its end', async () => {
    const campaign = await test.open(maotai, { endsAt: new Date(Date.now() + 1_000).toISOString() });
    const query = 'query ($id: ID!) { campaign(id: $id) { state } }';
    await eventually(async () => {
      await test.workIsDone();
      return (await test.data<{ campaign: { state: string } }>(test.worker, query, { id: campaign })).campaign.state === 'closed';
    });
    await test.published();
    await eventually(() => test.heard.of('campaign-closed', campaign).length === 1);
  });
});
