import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { GateChecked } from '#contracts/passes.events.js';
import { languages } from '#contracts/shared.js';
import { rejectionText } from '#platform/rejection.js';
import { compoundOf } from '#testing/registration-facts.js';
import type { TestCaller } from '#testing/service.js';
import { eventually } from '#testing/stack.js';
import { CareUnderTest, type Outcome } from './care-under-test.js';
import { lookalike, maotai } from './screening-under-test.js';

jest.setTimeout(60_000);

const report = 'reportReadings(requestId: $requestId, readings: $readings) { accepted rejected { index code message } }';

describe('readings', () => {
  let test: CareUnderTest;
  let family: Awaited<ReturnType<CareUnderTest['observed']>>;
  let resident: TestCaller;
  const residentOf = (of: { place: { path: string }; household: string }, language = 'en') =>
    test.screening.service.as([{ role: 'resident', scope: of.place.path, household: of.household }], { subject: of.household, language });
  const reading = (observationId: string, changes: Record<string, unknown> = {}) => ({
    id: randomUUID(),
    observationId,
    temperature: 36.6,
    method: 'armpit',
    measuredAt: test.now().toISOString(),
    ...changes,
  });
  const send = (readings: object[], caller = resident) =>
    test.mutate<Pick<Outcome, 'accepted' | 'rejected'>>(caller, report, {
      requestId: ['ID!', randomUUID()],
      readings: ['[ReadingInput!]!', readings],
    });
  const slots = (observationId: string, columns = 'state, temperature') =>
    test.rows(`SELECT ${columns} FROM report_slot WHERE observation_id = $1 ORDER BY opens_at LIMIT 2`, [observationId]);

  beforeAll(async () => {
    test = await CareUnderTest.start();
    family = await test.observed(301, 3);
    resident = await residentOf(family);
    await test.moveToDay(family.observations[0]!.startsAt, 1, '08:00');
  }, 120_000);
  afterAll(() => test.stop());

  it('of a whole family come in one request, are told once each, and change nothing when they are sent again', async () => {
    const [one, two, three] = family.observations.map(({ id }) => id) as [string, string, string];
    const readings = [
      reading(one),
      reading(two, { method: 'ear', symptoms: ['cough'], deviceKind: 'Omron TH839S' }),
      reading(three, { takenBy: 'family' }),
    ];
    expect(await send(readings)).toEqual({ accepted: 3, rejected: [] });
    expect(await send(readings)).toEqual({ accepted: 3, rejected: [] });
    expect(await slots(one)).toMatchObject([{ state: 'answered', temperature: 36.6 }, { state: 'due' }]);
    const [told] = await test.hears('reading-reported', undefined, 3);
    expect(told).toMatchObject({ payload: { late: false, temperature: 36.6 } });
    expect(test.screening.heard.of('reading-reported')).toHaveLength(3);
    expect(await test.wrongCounts()).toEqual([]);
  });

  it('replace each other by when they were measured, whatever comes first, and each change is told', async () => {
    const { id } = family.observations[0]!;
    const [earlier, later] = [test.now().getTime() - 1_000, test.now().getTime()].map((time) => new Date(time + 60_000).toISOString());
    await send([reading(id, { temperature: 36.9, measuredAt: later })]);
    await send([reading(id, { temperature: 36.1, measuredAt: earlier })]);
    expect(await slots(id)).toMatchObject([{ temperature: 36.9 }, {}]);
    const [{ id: slot } = { id: '' }] = (await slots(id, 'id')) as { id: string }[];
    expect((await test.hears('reading-reported', slot, 2)).map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('are to be sent again, and no fault, while the database goes away under them', async () => {
    const codes = new Set<string | undefined>();
    const tell = (one: object) => {
      const variables = { requestId: ['ID!', randomUUID()], readings: ['[ReadingInput!]!', [one]] } satisfies Parameters<
        typeof test.codeOf
      >[2];
      return eventually(async () => {
        const code = await test.codeOf(resident, report, variables);
        codes.add(code);
        return code === undefined;
      }, 30_000);
    };
    const telling = Promise.all(Array.from({ length: 60 }, () => tell(reading(family.observations[1]!.id))));
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'screening_app'
      AND application_name <> 'screening-relay'`;
    for (let cuts = 0; cuts < 15; cuts += 1) await test.rows(cut);
    await telling;
    expect([...codes].filter((code) => code !== undefined && code !== 'TRY_LATER')).toEqual([]);
    expect(await test.wrongCounts()).toEqual([]);
  });

  const wrong: [string, Record<string, unknown>][] = [
    ['READING_OUT_OF_RANGE', { temperature: 33.9 }],
    ['READING_OUT_OF_RANGE', { temperature: 43.1 }],
    ['READING_OUT_OF_RANGE', { temperature: 36.65 }],
    ['READING_ID_WRONG', { id: 'one' }],
    ['SYMPTOM_UNKNOWN', { symptoms: ['cough', 'cough'] }],
    ['DEVICE_WRONG', { deviceKind: 'x'.repeat(61) }],
    ['DEVICE_WRONG', { sender: 'my phone' }],
    ['CLOCK_WRONG', { measuredAt: '2098-01-01T00:00:00Z' }],
    ['READING_TOO_OLD', { measuredAt: '2020-02-01T00:00:00Z' }],
    ['OBSERVATION_UNKNOWN', { observationId: randomUUID() }],
    ['OBSERVATION_UNKNOWN', { observationId: 'mine' }],
    ['SLOT_NOT_OPEN', { slotId: randomUUID() }],
  ];
  it.each(wrong)('with %s is refused in each language and leaves no trace, and the others of the request stand', async (code, changes) => {
    const [first, second] = family.observations;
    const before = await test.rows('SELECT * FROM report_slot WHERE observation_id = $1 ORDER BY id', [first!.id]);
    const standing = reading(second!.id);
    for (const language of languages) {
      const answer = await send([reading(first!.id, changes), standing], await residentOf(family, language));
      expect(answer).toMatchObject({ accepted: 1, rejected: [{ index: 0, code }] });
      const spoken = rejectionText(code as 'CLOCK_WRONG', language).split(/\{\w+\}/)[0]!;
      expect(answer.rejected[0]!.message).toContain(spoken);
    }
    expect(await test.rows('SELECT * FROM report_slot WHERE observation_id = $1 ORDER BY id', [first!.id])).toEqual(before);
  });

  it('before the first report has opened are refused, as are those of people who are only proposed or belong to others', async () => {
    const { id, startsAt } = family.observations[0]!;
    const early = reading(id, { measuredAt: new Date(startsAt.getTime() + 3_600_000).toISOString() });
    expect((await send([early])).rejected).toMatchObject([{ code: 'SLOT_NOT_OPEN' }]);
    const others = test.family(302, 1);
    test.arrived(test.trip(others));
    await test.screening.settle();
    const [proposed] = await test.observations(others);
    expect((await send([reading(proposed!.id)])).rejected).toMatchObject([{ code: 'OBSERVATION_UNKNOWN' }]);
    expect((await send([reading(proposed!.id)], await residentOf(others))).rejected).toMatchObject([{ code: 'OBSERVATION_NOT_RUNNING' }]);
    const stranger = await test.screening.service.as([{ role: 'committee-worker', scope: lookalike.path }]);
    expect((await send([reading(id)], stranger)).rejected).toMatchObject([{ code: 'OBSERVATION_UNKNOWN' }]);
    const keeper = await test.screening.service.as([{ role: 'gate-keeper', scope: maotai.path }]);
    await expect(send([reading(id)], keeper)).rejects.toThrow('ACTION_NOT_ALLOWED');
  });

  it('twice the same in one request, none, or too many are refused', async () => {
    const { id } = family.observations[2]!;
    const one = reading(id);
    expect((await send([one, one])).rejected).toMatchObject([{ index: 1, code: 'READING_ID_WRONG' }]);
    await expect(send([])).rejects.toThrow('ROWS_TOO_MANY');
    await expect(send(Array.from({ length: 501 }, () => reading(id)))).rejects.toThrow('ROWS_TOO_MANY');
  });

  it('of a worker stand as measured by another', async () => {
    const { id } = family.observations[1]!;
    await send(
      [reading(id, { takenBy: 'worker', measuredAt: new Date(test.now().getTime() + 120_000).toISOString() })],
      test.people.worker,
    );
    expect(await slots(id)).toMatchObject([{ state: 'measured-by-other' }, { state: 'due' }]);
    expect(await test.wrongCounts()).toEqual([]);
  });

  it('cost the same number of statements however many come', async () => {
    const ids = family.observations.map(({ id }) => id);
    const at = (ms: number) => new Date(test.now().getTime() + 130_000 + ms).toISOString();
    const few = await test.screening.statementsOf(() => send([reading(ids[0]!, { measuredAt: at(0) })]));
    const many = await test.screening.statementsOf(() =>
      send(Array.from({ length: 60 }, (_, index) => reading(ids[index % 3]!, { measuredAt: at(index + 1) }))),
    );
    expect(many).toHaveLength(few.length);
    expect(few.length).toBeLessThanOrEqual(5);
  });

  describe('that are high', () => {
    const fevers = () => test.rows(`SELECT state, temperature FROM fever WHERE household_id = $1 ORDER BY id`, [family.household]);
    const open = (kind: string) => test.rows(`SELECT level FROM task WHERE kind = $1 AND state = 'open'`, [kind]);
    const later = (minutes: number) => new Date(test.now().getTime() + minutes * 60_000).toISOString();
    let observation: string;

    beforeAll(async () => {
      observation = family.observations[0]!.id;
      await test.moveToDay(family.observations[0]!.startsAt, 1, '16:30');
    });

    it('without contact ask for one with contact, whose low value rules the fever out', async () => {
      await send([reading(observation, { temperature: 37.3, method: 'forehead' })]);
      expect(await fevers()).toEqual([{ state: 'suspected', temperature: 37.3 }]);
      expect(await open('contact-reading')).toEqual([{ level: 'worker' }]);
      const [suspected] = await test.hears('fever-suspected');
      expect(suspected).toMatchObject({ sequence: 1, payload: { observationId: observation, temperature: 37.3, method: 'forehead' } });
      await send([reading(observation, { temperature: 36.5, method: 'forehead', measuredAt: later(1) })]);
      expect(await fevers()).toMatchObject([{ state: 'suspected' }]);
      await send([reading(observation, { temperature: 36.8, method: 'ear', measuredAt: later(2) })]);
      expect(await fevers()).toEqual([{ state: 'ruled-out', temperature: 36.8 }]);
      expect(await open('contact-reading')).toEqual([]);
      expect(await test.hears('fever-ruled-out')).toMatchObject([{ sequence: 2 }]);
    });

    it('and told again after that change nothing', async () => {
      await send([reading(observation, { temperature: 37.3, method: 'forehead' })]);
      expect(await fevers()).toHaveLength(1);
    });

    it('with contact go to the doctor at once, who closes the referral with its outcome', async () => {
      await send([reading(observation, { temperature: 37.6, method: 'forehead', measuredAt: later(3) })]);
      await send([reading(observation, { temperature: 38.1, method: 'armpit', measuredAt: later(4) })]);
      expect(await fevers()).toMatchObject([{}, { state: 'confirmed', temperature: 38.1 }]);
      const [confirmed] = await test.hears('fever-confirmed');
      const [opened] = await test.hears('referral-opened');
      expect(confirmed).toMatchObject({ sequence: 2, payload: { referralId: opened!.key, temperature: 38.1 } });
      expect(await open('fever-visit')).toHaveLength(1);
      expect(await test.rows('SELECT sum(fever)::integer AS fever FROM observation_count')).toEqual([{ fever: 1 }]);
      const close =
        'closeReferral(requestId: $requestId, id: $id, outcome: recovered, vehicleArranged: true) { state outcome vehicleArranged }';
      const variables = (id: string): Record<string, [string, unknown]> => ({ requestId: ['ID!', randomUUID()], id: ['ID!', id] });
      expect(await test.codeOf(test.people.worker, close, variables(opened!.key))).toBe('ACTION_NOT_ALLOWED');
      expect(await test.codeOf(test.people.doctor, close, variables(randomUUID()))).toBe('REFERRAL_UNKNOWN');
      expect(await test.mutate(test.people.doctor, close, variables(opened!.key))).toMatchObject({
        state: 'closed',
        vehicleArranged: true,
      });
      expect(await test.codeOf(test.people.doctor, close, variables(opened!.key))).toBe('REFERRAL_CLOSED');
      expect(await test.hears('referral-closed', opened!.key)).toMatchObject([{ sequence: 2, payload: { outcome: 'recovered' } }]);
      expect(await test.rows('SELECT sum(fever)::integer AS fever FROM observation_count')).toEqual([{ fever: 0 }]);
      expect(await open('fever-visit')).toEqual([]);
    });

    it('at a gate are suspected of whoever is known there, and who is turned back under observation is looked after, once a day', async () => {
      const neighbour = test.family(305, 1);
      const check = (residentId: string | null, temperature: number, decision: 'admit' | 'refuse') =>
        test.screening.facts.say(
          GateChecked,
          {
            ...{
              checkId: randomUUID(),
              gateId: randomUUID(),
              deviceId: randomUUID(),
              areaPath: compoundOf(maotai).path,
              direction: 'out' as const,
            },
            ...{ passId: null, residentId, temperature, method: 'forehead' as const, decision, reason: 'temperature' },
            ...{ checkedAt: test.now().toISOString(), receivedAt: test.now().toISOString() },
          },
          compoundOf(maotai).path,
        );
      await test.screening.settle();
      check(neighbour.residents[0]!, 37.8, 'refuse');
      check(null, 38, 'refuse');
      check(family.residents[1]!, 36.4, 'refuse');
      check(family.residents[1]!, 36.4, 'refuse');
      await test.screening.settle();
      expect(await test.rows('SELECT state, observation_id AS o FROM fever WHERE household_id = $1', [neighbour.household])).toEqual([
        { state: 'suspected', o: null },
      ]);
      expect(await open('gate-alert')).toHaveLength(1);
    });
  });

  it('are read as they are by the household and those who look after it, and without values by others', async () => {
    const query =
      'observation(id: $id) { slots(day: $day) { state reading { temperature symptoms measuredAt receivedAt } } fevers { state temperature } }';
    interface Seen {
      slots: { reading: { temperature: number | null } | null }[];
      fevers: { temperature: number | null }[];
    }
    const { id } = family.observations[0]!;
    const seen = (caller: TestCaller) => test.ask<Seen>(caller, query, { id: ['ID!', id], day: ['String', test.today()] });
    expect((await seen(resident)).slots.map((slot) => slot.reading?.temperature)).toEqual([expect.any(Number), 38.1]);
    expect((await seen(resident)).fevers).toEqual([]);
    expect((await seen(test.people.doctor)).fevers).toHaveLength(2);
    const { slots: shown, fevers } = await seen(test.people.officer);
    expect([...shown.map((slot) => slot.reading?.temperature), ...fevers.map(({ temperature }) => temperature)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('keep the counts right while many report and their slot ends at the same moment', async () => {
    const others = [await test.observed(501, 4), await test.observed(502, 4), await test.observed(503, 4)];
    const observations = others.flatMap((one) => one.observations.map(({ id }) => id));
    await test.moveToDay(others[0]!.observations[0]!.startsAt, 1, '09:59');
    const measuredAt = test.now().toISOString();
    await test.moveToDay(others[0]!.observations[0]!.startsAt, 1, '10:00');
    const reports = observations.slice(0, 9).flatMap((id) => [0, 1, 2].map(() => send([reading(id, { measuredAt })], test.people.worker)));
    await Promise.all([...reports, test.screening.workIsDone()]);
    await test.screening.workIsDone();
    const ends = await test.rows<{ state: string; n: number }>(
      `SELECT state, count(*)::integer AS n FROM report_slot WHERE observation_id = ANY($1::uuid[]) AND closes_at <= $2 GROUP BY state`,
      [observations, test.now()],
    );
    const count = (state: string) => ends.find((end) => end.state === state)?.n ?? 0;
    expect([count('late') + count('answered'), count('missed'), count('due')]).toEqual([9, 3, 0]);
    const open = await test.rows(
      `SELECT 1 FROM task t JOIN report_slot s ON s.id::text = t.source WHERE t.kind = 'slot-missed' AND t.state = 'open' AND s.observation_id = ANY($1::uuid[])`,
      [observations],
    );
    expect(open).toHaveLength(3);
    expect(await test.wrongCounts()).toEqual([]);
  });

  it('are numbered without gaps', async () => {
    await test.screening.published();
    expect(test.screening.heard.outOfOrder()).toEqual([]);
  });
});
