import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildingAt, compoundOf, roomOf, subdistrict } from '#testing/registration-facts.js';
import { answered, attempt, lookalike, maotai, ScreeningUnderTest, well } from './screening-under-test.js';

const room1204 = roomOf(buildingAt(compoundOf(maotai), 3), 1204);

describe('a worker of another committee', () => {
  let test: ScreeningUnderTest;
  let campaign: string;

  beforeAll(async () => {
    test = await ScreeningUnderTest.start();
    test.facts.room(room1204);
    test.facts.family(room1204, 1);
    await test.settle();
    campaign = await test.open(maotai);
  }, 120_000);
  afterAll(() => test.stop());

  it('sees nothing of a committee by any path', async () => {
    const stranger = await test.service.as([{ role: 'committee-worker', scope: lookalike.path }]);
    const { id } = await test.targetOf(room1204, campaign);
    const [resident] = test.facts.sent.filter(({ topic }) => topic === 'registration.resident').map(({ key }) => key);
    await test.record([answered(id, [resident!], [...well.slice(0, 3), { question: 'travel-plans', yes: true }])]);
    const all = 'query ($c: ID!, $a: ID!) { proposedRisks(campaignId: $c, areaCode: $a, atLeast: none) { id } }';
    const { proposedRisks } = await test.data<{ proposedRisks: { id: string }[] }>(test.worker, all, { c: campaign, a: maotai.code });
    const assessment = proposedRisks[0]!.id;
    const codeOf = async (query: string, variables: Record<string, unknown>) => {
      const { data, errors } = await stranger.graphql<Record<string, unknown>>(query, variables);
      return errors?.[0]?.extensions.code ?? Object.values(data ?? {})[0];
    };
    const ids = { id, c: campaign, a: maotai.code, r: randomUUID(), e: assessment };
    expect(await codeOf('query ($id: ID!) { roomTarget(id: $id) { id } }', ids)).toBeNull();
    expect(await codeOf('query ($c: ID!) { campaign(id: $c) { id } }', ids)).toBeNull();
    expect(await codeOf('query ($a: ID!) { campaigns(areaCode: $a) { id } }', ids)).toBe('AREA_UNKNOWN');
    expect(await codeOf('query ($c: ID!, $a: ID!) { missingRooms(campaignId: $c, areaCode: $a) { totalCount } }', ids)).toBe(
      'CAMPAIGN_UNKNOWN',
    );
    expect(await codeOf(all, ids)).toBe('AREA_UNKNOWN');
    expect(await codeOf('mutation ($r: ID!, $c: ID!) { closeCampaign(requestId: $r, id: $c) { id } }', ids)).toBe('CAMPAIGN_UNKNOWN');
    const confirm = 'mutation ($r: ID!, $e: ID!) { confirmRisk(input: { requestId: $r, assessmentId: $e, level: high }) { id } }';
    expect(await codeOf(confirm, ids)).toBe('ASSESSMENT_UNKNOWN');
    const open =
      'mutation ($r: ID!, $a: ID!) { openCampaign(input: { requestId: $r, areaCode: $a, endsAt: "2099-01-01T00:00:00Z" }) { id } }';
    expect(await codeOf(open, ids)).toBe('AREA_UNKNOWN');
    expect((await test.record([attempt(id)], stranger)).rejected).toMatchObject([{ code: 'TARGET_UNKNOWN' }]);
    expect(await test.coverage(maotai, null, stranger)).toBeNull();
    expect(await test.coverage(maotai, campaign, stranger)).toBeNull();
    const of = [
      { __typename: 'RoomTarget', id },
      { __typename: 'Campaign', id: campaign },
      { __typename: 'Assessment', id: assessment },
    ];
    const entities = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on RoomTarget { roomName personsKnown } ... on Campaign { areaCode } ... on Assessment { proposed } } }`;
    expect(await codeOf(entities, { of })).toEqual([null, null, null]);
    expect(await test.data(test.worker, entities, { of })).toMatchObject({
      _entities: [{ personsKnown: 1 }, { areaCode: maotai.code }, { proposed: 'low' }],
    });
  });

  it('who may not see people is shown no small counts, and who may not screen nothing at all', async () => {
    const leader = await test.service.as([{ role: 'district-leader', scope: subdistrict.path }]);
    const hidden = { rooms: null, ended: null, missing: null, personsKnown: null, personsAnswered: null };
    expect(await test.coverage(maotai, null, leader)).toMatchObject(hidden);
    const keeper = await test.service.as([{ role: 'gate-keeper', scope: maotai.path }]);
    await expect(test.coverage(maotai, null, keeper)).rejects.toThrow('ACTION_NOT_ALLOWED');
    const volunteer = await test.service.as([{ role: 'volunteer', scope: maotai.path }]);
    const { id } = await test.targetOf(room1204, campaign);
    const query =
      'query ($id: ID!) { roomTarget(id: $id) { residents { id flags } attempts { outcome answers { residentId } } assessments { id } } }';
    const { data, errors } = await volunteer.graphql<{ roomTarget: object }>(query, { id });
    expect(data?.roomTarget).toMatchObject({
      residents: [{ flags: null }],
      attempts: [{ outcome: 'answered', answers: null }],
      assessments: null,
    });
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['ACTION_NOT_ALLOWED']));
  });

  it('reads a campaign over the subdistrict and works in it for the own rooms, and cannot close it', async () => {
    const officer = await test.service.as([{ role: 'subdistrict-officer', scope: subdistrict.path }]);
    const wide = await test.open(subdistrict, {}, officer);
    expect(await test.coverage(maotai)).toMatchObject({ campaignId: wide, rooms: 1 });
    const { id } = await test.targetOf(room1204, wide);
    expect(await test.record([attempt(id)])).toMatchObject({ accepted: 1 });
    const { errors } = await test.worker.graphql('mutation ($r: ID!, $c: ID!) { closeCampaign(requestId: $r, id: $c) { id } }', {
      r: randomUUID(),
      c: wide,
    });
    expect(errors?.[0]?.extensions.code).toBe('CAMPAIGN_UNKNOWN');
  });
});
