import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TripClosed, TripPlanned, TripReassessed, TripRegistered } from '#contracts/registration.events.js';
import { chinaDay, chinaDayAfter, chinaMidnight } from '#platform/china-time.rules.js';
import { DueWorkScheduler } from '#platform/due-work.js';
import { eventually } from '#testing/stack.js';
import { CareUnderTest, type Family, hubei, type Outcome } from './care-under-test.js';
import { lookalike, maotai } from './screening-under-test.js';

const dayMs = 86_400_000;

describe('an observation', () => {
  let test: CareUnderTest;
  let family: Family;
  const states = async (of: Family) => (await test.observations(of)).map(({ state }) => state);

  beforeAll(async () => {
    test = await CareUnderTest.start();
    family = test.family(301, 3);
  }, 120_000);
  afterAll(() => test.stop());

  it('is proposed for each who came back from a key region, and for those who live with them by rule, once they are here', async () => {
    const [first = '', second = ''] = family.residents;
    const trip = test.trip(family, { residentIds: [first, second] });
    test.screening.facts.say(TripPlanned, trip, trip.areaPath);
    await test.screening.settle();
    expect(await test.observations(family)).toEqual([]);
    test.arrived(trip);
    await test.screening.settle(2);
    const tomorrow = chinaMidnight(chinaDayAfter(test.today()));
    const days = { state: 'proposed', startsAt: tomorrow, endsAt: new Date(tomorrow.getTime() + 14 * dayMs), list: hubei.listId };
    const found = await test.observations(family);
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...days, resident: first, inherited: false }),
        expect.objectContaining({ ...days, resident: family.residents[2], inherited: true }),
      ]),
    );
    const [told] = await test.hears('observation-proposed', found[0]!.id);
    expect(told).toMatchObject({ sequence: 1, payload: { tripId: trip.tripId, startRule: 'arrival', ruleVersion: '2020-02-10' } });
    expect(JSON.stringify(told?.payload['areaPath'])).not.toContain('0301');
  });

  it('restricts nobody before a worker confirms; then it has 28 reports, and a repetition changes nothing', async () => {
    const ids = (await test.observations(family)).map(({ id }) => id);
    const stranger = await test.screening.service.as([{ role: 'committee-worker', scope: lookalike.path }]);
    expect(await test.start(ids, stranger)).toMatchObject({
      accepted: 0,
      rejected: ids.map((_, index) => ({ index, code: 'OBSERVATION_UNKNOWN' })),
    });
    const requestId = randomUUID();
    const rows = [...ids, randomUUID()];
    const first = await test.start(rows, test.people.worker, requestId);
    expect(first).toMatchObject({ accepted: 3, ids, rejected: [{ index: 3, code: 'OBSERVATION_UNKNOWN' }] });
    expect(await test.start(rows, test.people.worker, requestId)).toEqual(first);
    expect((await test.start(ids)).rejected.map(({ code }) => code)).toEqual(ids.map(() => 'OBSERVATION_NOT_PROPOSED'));
    expect(await test.rows('SELECT count(*)::integer AS slots FROM report_slot GROUP BY observation_id')).toEqual(
      ids.map(() => ({ slots: 28 })),
    );
    expect(await test.hears('observation-started', ids[0])).toMatchObject([{ sequence: 2, payload: { slots: 28 } }]);
    expect(await test.wrongCounts()).toEqual([]);
  });

  it('follows the rule of a trip: one that falls away takes the proposal back, one that comes late proposes', async () => {
    const others = test.family(302, 1);
    const trip = test.trip(others, { rule: null });
    test.arrived(trip);
    await test.screening.settle();
    expect(await states(others)).toEqual([]);
    const arrivedAt = test.now().toISOString();
    const judged = (rule: typeof hubei | null, formerRule: typeof hubei | null) =>
      test.screening.facts.say(TripReassessed, { ...trip, rule, formerRule, arrivedAt }, trip.areaPath);
    judged(hubei, null);
    await test.screening.settle();
    expect(await states(others)).toEqual(['proposed']);
    judged(null, hubei);
    await test.screening.settle();
    expect(await states(others)).toEqual(['cancelled']);
    judged({ ...hubei, listId: 'wenzhou' }, null);
    await test.screening.settle();
    expect(await states(others)).toEqual(['cancelled', 'proposed']);
    test.screening.facts.say(
      TripRegistered,
      { ...trip, rule: hubei, arrivedAt: new Date(Date.parse(arrivedAt) - dayMs).toISOString() },
      trip.areaPath,
    );
    await test.screening.settle();
    const [, corrected] = await test.observations(others);
    expect(corrected).toMatchObject({ list: hubei.listId, startsAt: chinaMidnight(chinaDay(new Date(arrivedAt))) });
    test.screening.facts.say(TripClosed, { ...trip, reason: 'not-coming' }, trip.areaPath);
    await test.screening.settle();
    expect(await states(others)).toEqual(['cancelled', 'cancelled']);
    expect((await test.hears('observation-proposed', corrected!.id, 2)).map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(await test.wrongCounts()).toEqual([]);
  });

  it('that a worker has refused, for a reason of the list and with evidence, is not proposed again by the same trip', async () => {
    const others = test.family(303, 1);
    const trip = test.trip(others);
    test.arrived(trip);
    await test.screening.settle();
    const [{ id } = { id: '' }] = await test.observations(others);
    const refuse = 'refuseObservation(input: $input) { state refusedFor refusalEvidence }';
    const refusing = (changes: object = {}): Record<string, [string, unknown]> => ({
      input: ['RefuseObservationInput!', { requestId: randomUUID(), id, reason: 'lives_elsewhere', evidence: ' 登记簿 12 ', ...changes }],
    });
    expect(await test.codeOf(test.people.worker, refuse, refusing({ evidence: ' ' }))).toBe('EVIDENCE_MISSING');
    expect(await test.codeOf(test.people.worker, refuse, refusing({ id: randomUUID() }))).toBe('OBSERVATION_UNKNOWN');
    const variables = refusing();
    const refused = { state: 'cancelled', refusedFor: 'lives_elsewhere', refusalEvidence: '登记簿 12' };
    expect(await test.mutate(test.people.worker, refuse, variables)).toEqual(refused);
    expect(await test.mutate(test.people.worker, refuse, variables)).toEqual(refused);
    expect(await test.codeOf(test.people.worker, refuse, refusing())).toBe('OBSERVATION_NOT_PROPOSED');
    expect(await test.hears('observation-cancelled', id)).toHaveLength(1);
    expect(await test.rows(`SELECT 1 FROM task WHERE kind = 'confirm-observation' AND source = $1 AND state = 'open'`, [id])).toEqual([]);
    test.screening.facts.say(TripRegistered, { ...trip, arrivedAt: test.now().toISOString() }, trip.areaPath);
    await test.screening.settle();
    expect(await states(others)).toEqual(['cancelled']);
  });

  it('lasts as long as the rule in force says to everybody who asks', async () => {
    const rule = await test.ask<object>(test.people.officer, 'observationRule { version arrival lastContact }');
    expect(rule).toEqual({ version: '2020-02-10', arrival: 14, lastContact: 14 });
  });

  it('is proposed by hand from the last contact, with the reports that are still to come', async () => {
    const others = test.family(304, 2);
    await test.screening.settle();
    const countedFrom = new Date(test.now().getTime() - 4 * dayMs).toISOString();
    const input = { requestId: randomUUID(), residentId: others.residents[0], startRule: 'last_contact', countedFrom };
    const made = await test.mutate<{ id: string; dayNumber: number }>(
      test.people.doctor,
      'proposeObservation(input: $input) { id state dayNumber daysLeft }',
      { input: ['ProposeObservationInput!', input] },
    );
    expect(made).toMatchObject({ state: 'proposed', dayNumber: 4, daysLeft: 11 });
    expect(await states(others)).toEqual(['proposed', 'proposed']);
    await test.start([made.id]);
    const [{ slots } = { slots: 0 }] = await test.rows<{ slots: number }>(
      'SELECT count(*)::integer AS slots FROM report_slot WHERE observation_id = $1 AND closes_at > $2',
      [made.id, test.now()],
    );
    expect(slots).toBeGreaterThanOrEqual(20);
    expect(slots).toBeLessThanOrEqual(22);
    expect(await test.hears('observation-started', made.id)).toMatchObject([{ payload: { slots } }]);
  });

  it.each([
    ['RESIDENT_UNKNOWN', { residentId: randomUUID() }],
    ['COUNTED_FROM_IN_FUTURE', { countedFrom: '2098-01-01T00:00:00Z' }],
    ['OBSERVATION_OVER', { countedFrom: '2020-02-01T00:00:00Z' }],
    ['OBSERVATION_EXISTS', {}],
  ])('answers %s and leaves no trace', async (code, changes) => {
    const countedFrom = test.now().toISOString();
    const input = { requestId: randomUUID(), residentId: family.residents[0], startRule: 'arrival', countedFrom, ...changes };
    const before = await test.rows('SELECT count(*) FROM observation UNION ALL SELECT count(*) FROM answered_request');
    const proposing: [string, Record<string, [string, unknown]>] = [
      'proposeObservation(input: $input) { id }',
      { input: ['ProposeObservationInput!', input] },
    ];
    expect(await test.codeOf(test.people.worker, ...proposing)).toBe(code);
    expect(await test.rows('SELECT count(*) FROM observation UNION ALL SELECT count(*) FROM answered_request')).toEqual(before);
  });

  describe('with another end', () => {
    const ask = 'askObservationChange(input: $input) { id state }';
    const approve = 'approveObservationChange(requestId: $requestId, id: $id, approve: $approve) { state decidedBy }';
    const decision = (id: string, approved = true): Record<string, [string, unknown]> => ({
      requestId: ['ID!', randomUUID()],
      id: ['ID!', id],
      approve: ['Boolean', approved],
    });
    let observed: Awaited<ReturnType<CareUnderTest['observed']>>;
    const asking = (changes: Record<string, unknown>): Record<string, [string, unknown]> => {
      const { id, endsAt } = observed.observations[0]!;
      const later = { kind: 'extend', newEndsAt: new Date(endsAt.getTime() + 2 * dayMs).toISOString(), reason: 'later_contact' };
      const input = { requestId: randomUUID(), observationId: id, evidence: 'CDC-2020-117', ...later, ...changes };
      return { input: ['AskObservationChangeInput!', input] };
    };

    beforeAll(async () => {
      observed = await test.observed(305, 1);
    });

    it.each([
      ['OBSERVATION_UNKNOWN', { observationId: randomUUID() }],
      ['EVIDENCE_MISSING', { evidence: '  ' }],
      ['OBSERVATION_END_WRONG', { newEndsAt: '2098-01-01T00:00:00Z' }],
      ['OBSERVATION_END_WRONG', { kind: 'shorten' }],
      ['OBSERVATION_END_WRONG', { kind: 'end_early' }],
    ])('is not asked for: %s', async (code, changes) => {
      expect(await test.codeOf(test.people.worker, ask, asking(changes))).toBe(code);
      expect(await test.rows('SELECT 1 FROM observation_change')).toEqual([]);
    });

    it('changes when somebody of another unit approves, and reports are added or withdrawn with it', async () => {
      const { id, endsAt } = observed.observations[0]!;
      const { id: change } = await test.mutate<{ id: string }>(test.people.worker, ask, asking({}));
      expect(await test.codeOf(test.people.lead, approve, decision(change))).toBe('SECOND_UNIT_NEEDED');
      expect(await test.codeOf(test.people.worker, ask, asking({}))).toBe('OBSERVATION_CHANGE_OPEN');
      expect(await test.mutate(test.people.officer, approve, decision(change))).toMatchObject({ state: 'approved' });
      expect(await test.codeOf(test.people.doctor, approve, decision(change))).toBe('OBSERVATION_CHANGE_DECIDED');
      const decisions = (await test.screening.accesses(id, 3)).map(({ action, reason, approvers }) => ({ action, reason, approvers }));
      expect(decisions).toEqual([
        { action: 'observation.start', reason: 'started', approvers: ['worker-of-maotai'] },
        { action: 'observation.change', reason: 'later-contact', approvers: ['worker-of-maotai'] },
        { action: 'observation.approve', reason: 'later-contact', approvers: ['worker-of-maotai', 'subdistrict-officer'] },
      ]);
      expect(await test.hears('observation-extended', id)).toMatchObject([
        { sequence: 3, payload: { formerEndsAt: endsAt.toISOString() } },
      ]);
      const slots = 'SELECT count(*)::integer AS slots FROM report_slot WHERE observation_id = $1';
      expect(await test.rows(slots, [id])).toEqual([{ slots: 32 }]);
      const shorter = asking({ kind: 'shorten', reason: 'date_corrected', newEndsAt: new Date(endsAt.getTime() - dayMs).toISOString() });
      const { id: second } = await test.mutate<{ id: string }>(test.people.doctor, ask, shorter);
      expect(await test.codeOf(test.people.doctor, approve, decision(second))).toBe('SECOND_PERSON_NEEDED');
      await test.mutate(test.people.lead, approve, decision(second));
      expect(await test.rows(slots, [id])).toEqual([{ slots: 26 }]);
      expect(await test.hears('observation-shortened', id)).toMatchObject([{ sequence: 4 }]);
      expect(await test.wrongCounts()).toEqual([]);
    });

    it('stays as it was when that is refused, and is over at once when an early end is approved', async () => {
      const { id } = observed.observations[0]!;
      const { id: refused } = await test.mutate<{ id: string }>(test.people.worker, ask, asking({ kind: 'end_early', newEndsAt: null }));
      await test.mutate(test.people.doctor, approve, decision(refused, false));
      expect(await test.observations(observed)).toMatchObject([{ state: 'extended' }]);
      const { id: early } = await test.mutate<{ id: string }>(test.people.worker, ask, asking({ kind: 'end_early', newEndsAt: null }));
      await test.mutate(test.people.doctor, approve, decision(early));
      expect(await test.hears('observation-released', id)).toMatchObject([{ sequence: 5, payload: { early: true } }]);
      expect(await test.rows(`SELECT 1 FROM report_slot WHERE observation_id = $1 AND state = 'due'`, [id])).toEqual([]);
      expect(await test.wrongCounts()).toEqual([]);
    });
  });

  it('goes on elsewhere after a transfer, and nothing more is asked here', async () => {
    const moved = await test.observed(306, 1);
    const { id } = moved.observations[0]!;
    const transfer = 'transferObservation(requestId: $requestId, id: $id, to: $to) { state endedAt }';
    const variables = (): Record<string, [string, unknown]> => ({
      requestId: ['ID!', randomUUID()],
      id: ['ID!', id],
      to: ['TransferredTo!', 'hospital'],
    });
    expect(await test.mutate(test.people.doctor, transfer, variables())).toMatchObject({ state: 'transferred' });
    expect(await test.codeOf(test.people.doctor, transfer, variables())).toBe('OBSERVATION_NOT_RUNNING');
    expect(await test.hears('observation-transferred', id)).toMatchObject([{ payload: { to: 'hospital' } }]);
    expect(await test.wrongCounts()).toEqual([]);
  });

  it('is read by its household and no other, and stands on the board of the committee', async () => {
    const [resident, other] = await Promise.all(
      [family, test.family(307, 1)].map(({ place, household }) =>
        test.screening.service.as([{ role: 'resident', scope: place.path, household }], { language: 'ko' }),
      ),
    );
    const [{ id } = { id: '' }] = await test.observations(family);
    const one = 'observation(id: $id) { id state endsAt daysLeft resident { id } area { code } }';
    expect(await test.ask(resident!, one, { id: ['ID!', id] })).toMatchObject({ state: 'active', daysLeft: 14 });
    expect(await test.ask(other!, one, { id: ['ID!', id] })).toBeNull();
    const board =
      'observations(areaCode: $area, first: 2, after: $after) { edges { node { id state } } pageInfo { hasNextPage endCursor } }';
    interface Page {
      edges: { node: { id: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    }
    const page = (after: string | null) =>
      test.ask<Page>(test.people.worker, board, { area: ['ID!', maotai.code], after: ['String', after] });
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(new Set([...first.edges, ...second.edges].map(({ node }) => node.id)).size).toBe(4);
  });

  it('is over at its end, also when the clock jumps over it and the work had to wait', async () => {
    const { id, endsAt } = (await test.observations(family))[0]!;
    await test.moveTo(new Date(endsAt.getTime() + 3 * dayMs));
    await eventually(async () => {
      await test.screening.service.app.get(DueWorkScheduler).runOnce();
      return (await states(family)).every((state) => state === 'released');
    });
    expect(await test.hears('observation-released', id)).toMatchObject([{ sequence: 3, payload: { early: false } }]);
    expect(await test.wrongCounts()).toEqual([]);
    expect(test.screening.heard.outOfOrder()).toEqual([]);
  });

  it('starts no more than 500 at once', async () => {
    const many = Array.from({ length: 501 }, () => randomUUID());
    const started = test.start(many);
    await expect(started).rejects.toThrow('ROWS_TOO_MANY');
    expect((await test.start([randomUUID()])) satisfies Outcome).toMatchObject({ accepted: 0 });
  });
});
