import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#testing/stack.js';
import { buildingAt, compoundOf, roomOf, subdistrict, unitOf } from '#testing/registration-facts.js';
import { answered, attempt, maotai, ScreeningUnderTest, well } from './screening-under-test.js';

const compound = compoundOf(maotai);
const [twelve, three] = [buildingAt(compound, 12), buildingAt(compound, 3)];
const unit = unitOf(twelve, 1);
const [room301, room302, room303, room1204] = [roomOf(unit, 301), roomOf(unit, 302), roomOf(unit, 303), roomOf(three, 1204)];
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

describe('a campaign', () => {
  let test: ScreeningUnderTest;
  let campaign: string;
  let couple: string[];
  let widow: string[];

  beforeAll(async () => {
    test = await ScreeningUnderTest.start();
    const { facts } = test;
    facts
      .area('compound', compound, '茅台新苑')
      .area('building', twelve, '12号')
      .area('building', three, '3号')
      .area('unit', unit, '1单元');
    facts.room(room301).room(room302, 'empty').room(room1204);
    couple = facts.family(room301, 2);
    widow = facts.family(room1204, 1);
    await test.settle();
  }, 120_000);
  afterAll(() => test.stop());

  it('opens over every room, and rooms that stand empty have ended', async () => {
    const requestId = randomUUID();
    campaign = await test.open(maotai, { requestId });
    expect(await test.open(maotai, { requestId })).toBe(campaign);
    expect(await test.coverage(maotai)).toEqual({
      rooms: 3,
      ended: 1,
      missing: 2,
      personsKnown: 3,
      personsAnswered: 0,
      campaignId: campaign,
    });
    expect(await test.coverage(twelve)).toMatchObject({ rooms: 2, ended: 1, personsKnown: 2 });
    expect(await test.coverage(unit)).toMatchObject({ rooms: 2, ended: 1, personsKnown: 2 });
    expect(await test.coverage(room1204)).toMatchObject({ rooms: 1, ended: 0, personsKnown: 1 });
    expect(await test.coverage(subdistrict)).toBeNull();
    await test.published();
    const [opened] = await eventually(() => test.heard.of('campaign-opened').length > 0 && test.heard.of('campaign-opened'));
    expect(opened).toMatchObject({ key: campaign, sequence: 1, jurisdiction: maotai.path, payload: { rooms: 3, areaCode: maotai.code } });
    await eventually(() => test.heard.of('room-screened').some(({ payload }) => payload['end'] === 'empty'));
  });

  it('asks the questions of the version it opened with, in the language of the caller', async () => {
    const query = 'query ($id: ID!) { campaign(id: $id) { state channels questionSet { version questions { id text } } } }';
    const korean = await test.service.as([{ role: 'committee-worker', scope: maotai.path }], { language: 'ko' });
    const { campaign: shown } = await test.data<{ campaign: { questionSet: { version: string; questions: { text: string }[] } } }>(
      korean,
      query,
      { id: campaign },
    );
    expect(shown).toMatchObject({ state: 'open', channels: ['call', 'message', 'phone', 'door'], questionSet: { version: '2020-02-10' } });
    expect(shown.questionSet.questions.every(({ text }) => /[가-힣]/.test(text))).toBe(true);
  });

  it('lists what is missing by building and unit, page by page', async () => {
    const query = `query ($campaignId: ID!, $areaCode: ID!, $after: String) { missingRooms(campaignId: $campaignId, areaCode: $areaCode, first: 1, after: $after) {
      totalCount edges { node { roomName room { code } nextChannel residents { id answered flags } } } pageInfo { hasNextPage endCursor }
      buildings { name missing building { code } unit { code } } } }`;
    type Page = { missingRooms: { edges: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
    const variables = { campaignId: campaign, areaCode: maotai.code };
    const { missingRooms: first } = await test.data<Page>(test.worker, query, variables);
    expect(first).toMatchObject({
      totalCount: 2,
      edges: [
        {
          node: {
            roomName: '茅台新苑 (en) 3号 (en) 1204室 (en)',
            room: { code: room1204.code },
            nextChannel: 'call',
            residents: [{ id: widow[0], answered: false, flags: [] }],
          },
        },
      ],
      pageInfo: { hasNextPage: true },
      buildings: [
        { building: { code: three.code }, unit: null, missing: 1 },
        { name: '茅台新苑 (en) 12号 (en) 1单元 (en)', building: { code: twelve.code }, unit: { code: unit.code }, missing: 1 },
      ],
    });
    const { missingRooms: second } = await test.data<Page>(test.worker, query, { ...variables, after: first.pageInfo.endCursor });
    expect(second).toMatchObject({ edges: [{ node: { room: { code: room301.code } } }], pageInfo: { hasNextPage: false } });
  });

  it('shows every room as one square, building by building, and lets a leader see which are missing but not who lives there', async () => {
    const query = `query ($campaignId: ID!, $areaCode: ID!) { coverageGrid(campaignId: $campaignId, areaCode: $areaCode) {
      name building { code } rooms { code label unit end personsKnown observed } } }`;
    const variables = { campaignId: campaign, areaCode: maotai.code };
    const { coverageGrid } = await test.data<{ coverageGrid: unknown[] }>(test.worker, query, variables);
    const square = (room: { code: string }, more: object) => ({ code: room.code, observed: false, ...more });
    expect(coverageGrid).toMatchObject([
      { building: { code: three.code }, rooms: [square(room1204, { unit: null, end: null, personsKnown: 1 })] },
      {
        name: '茅台新苑 (en) 12号 (en)',
        rooms: [
          square(room301, { label: '0301室 (en)', unit: '1单元 (en)', end: null, personsKnown: 2 }),
          square(room302, { end: 'empty', personsKnown: 0 }),
        ],
      },
    ]);
    const volunteer = await test.service.as([{ role: 'volunteer', scope: maotai.path }]);
    const seen = await test.data<{ coverageGrid: { rooms: { observed: unknown }[] }[] }>(volunteer, query, variables);
    expect(seen.coverageGrid.flatMap(({ rooms }) => rooms.map(({ observed }) => observed))).toEqual([null, null, null]);
    const leader = await test.service.as([{ role: 'district-leader', scope: subdistrict.path }]);
    const rooms = 'missingRooms(campaignId: $campaignId, areaCode: $areaCode) { totalCount edges { node { roomName } } }';
    const listed = await test.data(leader, `query ($campaignId: ID!, $areaCode: ID!) { ${rooms} }`, variables);
    expect(listed).toMatchObject({ missingRooms: { totalCount: 2 } });
    const instead = (fields: string) => `query ($campaignId: ID!, $areaCode: ID!) { ${rooms.replace('roomName', fields)} }`;
    for (const closed of [query, ...['residents { ageBand }', 'personsKnown', 'personsAnswered'].map(instead)])
      expect((await leader.graphql(closed, variables)).errors?.[0]?.extensions.code).toBe('ACTION_NOT_ALLOWED');
  });

  it('records attempts row by row, answers what is wrong in the language of the caller, and a repetition changes nothing', async () => {
    const target = await test.targetOf(room301, campaign);
    const attempts = [
      attempt(target.id, { channel: 'call', outcome: 'hang_up' }),
      answered(target.id, [couple[0]!]),
      answered(target.id, [widow[0]!]),
      answered(target.id, [couple[1]!], well.slice(1)),
      attempt(randomUUID()),
      attempt(target.id, { at: '2098-01-01T00:00:00Z' }),
    ];
    const codes = [
      [2, 'ANSWER_OF_STRANGER'],
      [3, 'ANSWER_WRONG'],
      [4, 'TARGET_UNKNOWN'],
      [5, 'ATTEMPT_IN_FUTURE'],
    ];
    const recorded = await test.record(attempts);
    expect(recorded).toMatchObject({ accepted: 2, repeated: 0 });
    expect(recorded.rejected.map(({ index, code }) => [index, code])).toEqual(codes);
    expect(recorded.rejected[1]!.message).toContain('key-region');
    expect(await test.record([...attempts, attempts[0]!])).toMatchObject({ accepted: 3, repeated: 3 });
    expect(await test.targetOf(room301, campaign)).toMatchObject({
      end: 'partly_answered',
      endedOn: today,
      personsAnswered: 1,
      nextChannel: 'call',
    });
    expect(await test.coverage(maotai)).toMatchObject({ ended: 2, missing: 1, personsAnswered: 1 });
  });

  it('lifts a room to all-answered when the last person answers, and tells it each time with the next number', async () => {
    const { id } = await test.targetOf(room301, campaign);
    await test.record([answered(id, [couple[1]!])]);
    const after = await test.targetOf(room301, campaign);
    expect(after).toMatchObject({ end: 'all_answered', nextChannel: null, personsAnswered: 2 });
    expect(after['attempts']).toHaveLength(3);
    await test.published();
    const told = await eventually(() => test.heard.of('room-screened', id).length === 2 && test.heard.of('room-screened', id));
    expect(told.map(({ sequence, payload }) => [sequence, payload['end']])).toEqual([
      [1, 'partly-answered'],
      [2, 'all-answered'],
    ]);
  });

  it('follows rooms and people: added, moved in, moved out, emptied, lived in again', async () => {
    const { facts } = test;
    facts.room(room303);
    await test.settle();
    expect(await test.coverage(maotai)).toMatchObject({ rooms: 4, ended: 2, personsKnown: 3 });
    const [child] = facts.family(room303, 1);
    await test.settle();
    expect(await test.targetOf(room303, campaign)).toMatchObject({ end: null, personsKnown: 1, nextChannel: 'call' });
    const joined = facts.household(room301);
    facts.residentMoved(child!, room301, randomUUID(), joined);
    await test.settle();
    expect(await test.targetOf(room301, campaign)).toMatchObject({ end: 'partly_answered', personsKnown: 3, personsAnswered: 2 });
    expect(await test.targetOf(room303, campaign)).toMatchObject({ personsKnown: 0 });
    facts.householdMoved(joined, room301, room303);
    facts.roomState(room1204, 'occupied', 'empty');
    await test.settle();
    expect(await test.targetOf(room301, campaign)).toMatchObject({ end: 'all_answered', personsKnown: 2 });
    expect(await test.targetOf(room1204, campaign)).toMatchObject({ end: 'empty', endedOn: today, nextChannel: null });
    facts.roomState(room1204, 'empty', 'rented');
    await test.settle();
    expect(await test.targetOf(room1204, campaign)).toMatchObject({ end: null, endedOn: null, nextChannel: 'door' });
    expect(await test.wrongCounts()).toEqual([]);
  });

  it('counts people who are heard of before their household, and a household before its room', async () => {
    const { facts } = test;
    const [room, household] = [roomOf(twelve, 901), randomUUID()];
    facts.resident(room, household);
    await test.settle();
    facts.household(room, household);
    await test.settle();
    facts.room(room);
    await test.settle();
    expect(await test.targetOf(room, campaign)).toMatchObject({ personsKnown: 1 });
  });

  it('ends nobody-home by a note at the door, and is to be visited now after somebody moved in', async () => {
    const { id } = await test.targetOf(room303, campaign);
    await test.record([attempt(id, { outcome: 'nobody_home', doorNote: 'M-020-17' })]);
    expect(await test.targetOf(room303, campaign)).toMatchObject({ end: 'nobody_home' });
    test.facts.family(room303, 1);
    await test.settle();
    expect(await test.targetOf(room303, campaign)).toMatchObject({ end: null, nextChannel: 'door' });
  });

  it('counts once what is delivered twice', async () => {
    const before = await test.coverage(maotai);
    await test.facts.sendAgain();
    await test.settle();
    expect(await test.coverage(maotai)).toEqual(before);
    test.facts.room(roomOf(twelve, 902)).family(roomOf(twelve, 902), 2);
    await test.settle(2);
    expect(await test.coverage(maotai)).toMatchObject({ rooms: before!.rooms! + 1, personsKnown: before!.personsKnown! + 2 });
    expect(await test.wrongCounts()).toEqual([]);
  });

  it('proposes a risk with its reasons, and only a person with two factors confirms one, once', async () => {
    const [sick] = test.facts.family(room302, 1);
    test.facts.roomState(room302, 'empty', 'occupied');
    await test.settle();
    const { id } = await test.targetOf(room302, campaign);
    const given = [...well.filter(({ question }) => question !== 'symptoms'), { question: 'symptoms', choices: ['fever', 'cough'] }];
    await test.record([answered(id, [sick!], given)]);
    const query =
      'query ($c: ID!, $a: ID!) { proposedRisks(campaignId: $c, areaCode: $a) { id residentId proposed reasons ruleVersion state } }';
    const { proposedRisks } = await test.data<{ proposedRisks: { id: string }[] }>(test.worker, query, { c: campaign, a: maotai.code });
    expect(proposedRisks).toMatchObject([
      { residentId: sick, proposed: 'high', reasons: ['fever-and-breathing', 'fever', 'symptoms'], ruleVersion: '2020-02-19' },
    ]);
    const confirm = 'mutation ($input: ConfirmRiskInput!) { confirmRisk(input: $input) { state confirmed confirmedBy } }';
    const input = { requestId: randomUUID(), assessmentId: proposedRisks[0]!.id, level: 'medium' };
    const weak = await test.service.as([{ role: 'committee-worker', scope: maotai.path }], { amr: ['pwd'] });
    expect((await weak.graphql(confirm, { input })).errors?.[0]?.extensions.code).toBe('ACTION_NOT_ALLOWED');
    const decided = { confirmRisk: { state: 'confirmed', confirmed: 'medium', confirmedBy: 'worker-of-maotai' } };
    expect(await test.data(test.worker, confirm, { input })).toEqual(decided);
    expect(await test.data(test.worker, confirm, { input })).toEqual(decided);
    const again = await test.worker.graphql(confirm, { input: { ...input, requestId: randomUUID() } });
    expect(again.errors?.[0]?.extensions.code).toBe('ASSESSMENT_DECIDED');
    expect(await test.accesses(input.assessmentId, 1)).toMatchObject([
      { action: 'risk.confirm', reason: 'medium', residents: [sick], approvers: ['worker-of-maotai'] },
    ]);
    await test.published();
    const told = await eventually(() => test.heard.of('resident-assessed', sick).length === 2 && test.heard.of('resident-assessed', sick));
    expect(told.map(({ sequence, payload }) => [sequence, payload['risk'], payload['confirmed']])).toEqual([
      [1, 'high', false],
      [2, 'medium', true],
    ]);
  });

  it('closes once, keeps its figures, names each missing room once, and takes no more attempts', async () => {
    const query = 'mutation ($requestId: ID!, $id: ID!) { closeCampaign(requestId: $requestId, id: $id) { state closedAt } }';
    const before = await test.coverage(maotai);
    const close = () => test.data(test.worker, query, { requestId: randomUUID(), id: campaign });
    expect(await close()).toMatchObject({ closeCampaign: { state: 'closed' } });
    await close();
    const { id } = await test.targetOf(room303, campaign);
    expect((await test.record([attempt(id)])).rejected).toMatchObject([{ index: 0, code: 'CAMPAIGN_CLOSED' }]);
    test.facts.room(roomOf(twelve, 903));
    await test.settle();
    expect(await test.coverage(maotai)).toEqual(before);
    await test.workIsDone();
    await test.published();
    const missed = () => test.heard.of('room-missed').filter(({ time }) => time >= test.heard.of('campaign-closed')[0]!.time);
    await eventually(() => test.heard.of('campaign-closed').length === 1 && missed().length === before!.missing);
    expect(test.heard.of('campaign-closed')[0]).toMatchObject({ sequence: 2, payload: { rooms: before!.rooms, ended: before!.ended } });
    expect(test.heard.outOfOrder()).toEqual([]);
  });
});
