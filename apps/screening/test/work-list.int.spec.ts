import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { MessageUndeliverable } from '#contracts/notifications.events.js';
import { TripDeferred, TripPlanned } from '#contracts/registration.events.js';
import { HelpDelivered, HelpLate } from '#contracts/supplies.events.js';
import type { TestCaller } from '#testing/service.js';
import { eventually } from '#testing/stack.js';
import { building, CareUnderTest, type Outcome, unit } from './care-under-test.js';
import { lookalike, maotai } from './screening-under-test.js';

jest.setTimeout(60_000);

type Variables = Record<string, [type: string, value: unknown]>;
interface Task {
  id: string;
  kind: string;
  householdId: string | null;
  severity: number;
  assignee: string | null;
}
interface WorkList {
  total: number;
  capacity: number;
  bundles: { staircase: { code: string }; name: string; tasks: Task[] }[];
  overflow: Task[];
}

const outcome = '{ accepted ids rejected { index code } }';
const take = `takeTasks(requestId: $requestId, ids: $ids) ${outcome}`;
const handOver = `handOverTasks(requestId: $requestId, from: $from, to: $to, ids: $ids) ${outcome}`;
const finish = 'finishTask(requestId: $requestId, id: $id, outcome: $outcome) { state outcome }';
const call = 'recordCall(input: $input) { id outcome temperature symptoms needs note }';
const visit = 'recordVisit(input: $input) { id condition temperature needs nextVisitAt }';

describe('the work list', () => {
  let test: CareUnderTest;
  let colleague: TestCaller;
  let families: Awaited<ReturnType<CareUnderTest['observed']>>[];

  const list = async (caller: TestCaller, changes: Variables = {}): Promise<WorkList & { tasks: Task[] }> => {
    const field = `workList(areaCode: $area, assignee: $assignee, workers: $workers) { total capacity overflow { id kind severity assignee }
      bundles { staircase { code } name tasks { id kind householdId severity assignee } } }`;
    const variables: Variables = { area: ['ID!', maotai.code], assignee: ['ID', null], workers: ['Int', 6], ...changes };
    const found = await test.ask<WorkList>(caller, field, variables);
    return { ...found, tasks: found.bundles.flatMap(({ tasks }) => tasks) };
  };
  const taking = (ids: readonly string[], requestId: string = randomUUID()): Variables => ({
    requestId: ['ID!', requestId],
    ids: ['[ID!]!', ids],
  });
  const handing = (from: string | null, to: string, ids: readonly string[] | null = null): Variables => ({
    ...{ requestId: ['ID!', randomUUID()] as [string, unknown], from: ['ID', from] as [string, unknown] },
    ...{ to: ['ID!', to] as [string, unknown], ids: ['[ID!]', ids] as [string, unknown] },
  });
  const finishing = (id: string): Variables => ({ requestId: ['ID!', randomUUID()], id: ['ID!', id], outcome: ['TaskOutcome', 'done'] });

  beforeAll(async () => {
    test = await CareUnderTest.start();
    colleague = await test.screening.service.as([{ role: 'committee-worker', scope: maotai.path }], { subject: 'colleague' });
    families = [await test.observed(301, 2), await test.observed(302, 1)];
  }, 120_000);
  afterAll(() => test.stop());

  it('is opened by what other services tell, once each, and settles itself when that comes right', async () => {
    const { facts } = test.screening;
    const [{ household, residents, place } = families[0]!] = families;
    const about = { householdId: household, residentId: residents[0]!, areaPath: building.path };
    const failed = {
      ...about,
      deliveryId: randomUUID(),
      channel: 'email' as const,
      template: 'slot-due',
      noticeId: null,
      language: 'ko' as const,
    };
    facts.say(MessageUndeliverable, { ...failed, reason: 'mailbox-full' }, building.path);
    const help = { ...about, helpId: randomUUID(), kind: 'food' as const, dueAt: test.now().toISOString() };
    facts.say(HelpLate, help, building.path);
    const trip = test.trip({ household, residents, place });
    facts.say(TripPlanned, trip, trip.areaPath);
    await test.screening.settle(2);
    const kinds = async () => (await list(test.people.worker)).tasks.map(({ kind }) => kind).sort();
    expect(await kinds()).toEqual(['call_returnee', 'help_late', 'message_undeliverable']);
    facts.say(HelpDelivered, { ...help, deliveredAt: test.now().toISOString() }, building.path);
    facts.say(TripDeferred, { ...trip, deferredFrom: trip.plannedOn }, trip.areaPath);
    await test.screening.settle();
    expect(await kinds()).toEqual(['message_undeliverable']);
  });

  it('goes by staircase and household, the most urgent first, and shows what does not fit', async () => {
    await test.moveToDay(families[0]!.observations[0]!.startsAt, 1, '10:00');
    const found = await eventually(async () => {
      await test.screening.workIsDone();
      const seen = await list(test.people.worker);
      return seen.total === 4 && seen;
    });
    expect(found).toMatchObject({ total: 4, capacity: 240, overflow: [] });
    expect(found.bundles[0]).toMatchObject({ staircase: { code: unit.code }, name: '茅台新苑 (en) 12号 (en) 1单元 (en)' });
    expect(found.bundles).toHaveLength(1);
    const byHousehold = Map.groupBy(found.bundles[0]!.tasks, ({ householdId }) => householdId);
    const kindsOf = (household: string) => byHousehold.get(household)?.map(({ kind }) => kind);
    expect(kindsOf(families[0]!.household)).toEqual(['slot_missed', 'slot_missed', 'message_undeliverable']);
    expect(kindsOf(families[1]!.household)).toEqual(['slot_missed']);
    const stops = found.bundles[0]!.tasks.map(({ householdId }) => householdId).filter((one, index, all) => one !== all[index - 1]);
    expect(stops).toHaveLength(2);
    const stranger = await test.screening.service.as([{ role: 'committee-worker', scope: lookalike.path }]);
    await expect(list(stranger)).rejects.toThrow('AREA_UNKNOWN');
  });

  it('is taken row by row, by one worker each, and a repetition changes nothing', async () => {
    const ids = (await list(test.people.worker)).tasks.map(({ id }) => id);
    const [first = '', second = '', third = ''] = ids;
    const requestId = randomUUID();
    const taken = { accepted: 2, ids: [first, second], rejected: [{ index: 2, code: 'TASK_UNKNOWN' }] };
    const rows = [first, second, randomUUID()];
    expect(await test.mutate(test.people.worker, take, taking(rows, requestId))).toEqual(taken);
    expect(await test.mutate(test.people.worker, take, taking(rows, requestId))).toEqual(taken);
    const others: Outcome = await test.mutate(colleague, take, taking([first, third]));
    expect(others).toMatchObject({ ids: [third], rejected: [{ index: 0, code: 'TASK_TAKEN' }] });
    expect((await list(colleague, { assignee: ['ID', 'colleague'] })).tasks.map(({ id }) => id)).toEqual([third]);
    expect(await test.hears('task-assigned', first)).toMatchObject([{ sequence: 2, payload: { assignee: 'worker-of-maotai' } }]);
  });

  it('is handed over without losing or doubling, also while somebody finishes and takes', async () => {
    const mine = (await list(test.people.worker, { assignee: ['ID', 'worker-of-maotai'] })).tasks.map(({ id }) => id);
    const [done = ''] = mine;
    await Promise.all([
      test.mutate(test.people.worker, finish, finishing(done)),
      test.mutate(test.people.lead, handOver, handing('worker-of-maotai', 'colleague')),
      test.mutate(test.people.lead, handOver, handing('worker-of-maotai', 'somebody-else')),
    ]);
    const open = await test.rows<{ id: string; assignee: string }>(
      `SELECT id, assignee FROM task WHERE id = ANY($1::uuid[]) AND state = 'open'`,
      [mine],
    );
    expect(open).toHaveLength(1);
    expect(['colleague', 'somebody-else']).toContain(open[0]!.assignee);
    expect(await test.codeOf(test.people.lead, handOver, handing('colleague', 'colleague'))).toBe('HAND_OVER_WRONG');
    const named = await test.mutate<Outcome>(test.people.lead, handOver, handing(open[0]!.assignee, 'third', [open[0]!.id, done]));
    expect(named).toMatchObject({ ids: [open[0]!.id], rejected: [{ index: 1, code: 'TASK_UNKNOWN' }] });
    await test.screening.published();
    expect(test.screening.heard.outOfOrder()).toEqual([]);
  });

  it('is given out by the lead as far as nobody has taken it, and stands side by side', async () => {
    const loads = () =>
      test.ask<object[]>(test.people.lead, 'workLoads(areaCode: $area) { assignee tasks overdue capacity }', {
        area: ['ID!', maotai.code],
      });
    const before = await loads();
    const free = (await list(test.people.worker)).tasks.filter(({ assignee }) => assignee === null).map(({ id }) => id);
    expect(free.length).toBeGreaterThan(0);
    expect(before).toContainEqual(expect.objectContaining({ assignee: null, tasks: free.length, capacity: 40 }));
    expect(await test.codeOf(test.people.lead, handOver, handing(null, 'fourth'))).toBe('HAND_OVER_WRONG');
    expect(await test.mutate(test.people.lead, handOver, handing(null, 'fourth', free))).toMatchObject({ accepted: free.length });
    expect(await loads()).toContainEqual(expect.objectContaining({ assignee: 'fourth', tasks: free.length }));
    expect(await test.mutate(test.people.lead, handOver, handing(null, 'fifth', free))).toMatchObject({ accepted: 0 });
  });

  it('is finished once', async () => {
    const [{ id } = { id: '' }] = (await list(colleague, { assignee: ['ID', 'colleague'] })).tasks;
    expect(await test.mutate(colleague, finish, finishing(id))).toEqual({ state: 'done', outcome: 'done' });
    expect(await test.codeOf(colleague, finish, finishing(id))).toBe('TASK_DONE');
    expect(await test.codeOf(colleague, finish, finishing(randomUUID()))).toBe('TASK_UNKNOWN');
    expect(await test.hears('task-done', id)).toHaveLength(1);
  });

  describe('calls', () => {
    const observed = () => families[0]!.observations[0]!;
    const calling = (changes: Record<string, unknown> = {}): Variables => ({
      input: [
        'RecordCallInput!',
        { requestId: randomUUID(), observationId: observed().id, at: test.now().toISOString(), outcome: 'reached', ...changes },
      ],
    });
    const missed = async (): Promise<string> => {
      const found = await test.rows<{ id: string }>(`SELECT id FROM task WHERE kind = 'slot-missed' AND resident_id = $1`, [
        observed().resident,
      ]);
      return found[0]?.id ?? '';
    };

    it.each([
      ['OBSERVATION_UNKNOWN', { observationId: randomUUID() }],
      ['CALL_WRONG', { at: '2098-01-01T00:00:00Z' }],
      ['CALL_WRONG', { outcome: 'refused', temperature: 36.5 }],
      ['CALL_NOTE_WRONG', { note: '5555 1234' }],
      ['READING_OUT_OF_RANGE', { temperature: 52 }],
      ['TASK_UNKNOWN', { taskId: randomUUID(), outcome: 'not_reached' }],
    ])('are not recorded: %s', async (code, changes) => {
      expect(await test.codeOf(test.people.worker, call, calling(changes))).toBe(code);
      expect(await test.rows('SELECT 1 FROM "call"')).toEqual([]);
    });

    it('that reach nobody leave the task on the list and stand beside it; one that reaches them answers the report and ends it', async () => {
      const taskId = await missed();
      await test.rows(`UPDATE task SET state = 'open', outcome = NULL, done_at = NULL WHERE id = $1`, [taskId]);
      for (const outcome of ['not_reached', 'wrong_number']) await test.mutate(test.people.worker, call, calling({ outcome, taskId }));
      const outcomesOf = async () => {
        const field = 'workList(areaCode: $area, workers: $workers) { bundles { tasks { id calls { outcome } } } }';
        const seen = await test.ask<{ bundles: { tasks: { id: string; calls: { outcome: string }[] }[] }[] }>(test.people.lead, field, {
          area: ['ID!', maotai.code],
          workers: ['Int', 6],
        });
        return seen.bundles
          .flatMap(({ tasks }) => tasks)
          .find(({ id }) => id === taskId)
          ?.calls.map(({ outcome }) => outcome);
      };
      expect(await outcomesOf()).toEqual(['wrong_number', 'not_reached']);
      const said = { taskId, temperature: 36.6, method: 'ear', symptoms: ['cough'], needs: ['food'], note: ' 下午再打 ' };
      const variables = calling(said);
      const recorded = await test.mutate(test.people.worker, call, variables);
      expect(recorded).toMatchObject({ outcome: 'reached', temperature: 36.6, symptoms: ['cough'], needs: ['food'], note: '下午再打' });
      expect(await test.mutate(test.people.worker, call, variables)).toEqual(recorded);
      expect(await outcomesOf()).toBeUndefined();
      expect(await test.rows('SELECT state, done_by AS by FROM task WHERE id = $1', [taskId])).toEqual([
        { state: 'done', by: 'worker-of-maotai' },
      ]);
      expect(
        await test.rows('SELECT taken_by AS by, symptoms FROM report_slot WHERE observation_id = $1 AND reading_id IS NOT NULL', [
          observed().id,
        ]),
      ).toEqual([{ by: 'self', symptoms: ['cough'] }]);
      expect(await test.hears('need-opened', observed().id)).toHaveLength(1);
      expect(await test.rows(`SELECT count(*)::integer AS n FROM outbox WHERE payload::text LIKE '%下午再打%'`)).toEqual([{ n: 0 }]);
      expect(await test.wrongCounts()).toEqual([]);
    });

    it('are masked for whoever may not see people as they are, and have a script in the language of each', async () => {
      const field = 'observation(id: $id) { calls { outcome temperature symptoms note needs } }';
      const { calls } = await test.ask<{ calls: object[] }>(test.people.officer, field, { id: ['ID!', observed().id] });
      expect(calls[0]).toEqual({ outcome: 'reached', temperature: null, symptoms: null, note: null, needs: ['food'] });
      const { language, lines } = await test.ask<{ language: string; lines: { part: string; text: string }[] }>(
        test.people.worker,
        'callScript(language: ko) { language lines { part text } }',
      );
      expect(language).toBe('ko');
      expect(lines.map(({ part }) => part)).toEqual(['greeting', 'caller', 'temperature', 'symptoms', 'needs', 'next_call']);
    });
  });

  describe('visits', () => {
    const visiting = (changes: Record<string, unknown> = {}): Variables => {
      const who = { worker: 'worker-of-maotai', doctor: 'doctor' };
      const at = test.now().toISOString();
      return {
        input: [
          'RecordVisitInput!',
          { requestId: randomUUID(), observationId: families[1]!.observations[0]!.id, at, condition: 'well', ...who, ...changes },
        ],
      };
    };

    it.each([
      ['OBSERVATION_UNKNOWN', { observationId: randomUUID() }],
      ['VISIT_WRONG', { at: '2098-01-01T00:00:00Z' }],
      ['VISIT_WRONG', { nextVisitAt: '2020-01-01T00:00:00Z' }],
      ['READING_OUT_OF_RANGE', { temperature: 52 }],
      ['TASK_UNKNOWN', { taskId: randomUUID() }],
    ])('are not recorded: %s', async (code, changes) => {
      expect(await test.codeOf(test.people.worker, visit, visiting(changes))).toBe(code);
      expect(await test.rows('SELECT 1 FROM visit')).toEqual([]);
    });

    it('are one record of worker and doctor, which answers the report, opens needs, plans the next visit and finishes the task', async () => {
      const { id: observation } = families[1]!.observations[0]!;
      const [{ id: task } = { id: '' }] = await test.rows<{ id: string }>(
        `SELECT id FROM task WHERE kind = 'slot-missed' AND household_id = $1 AND state = 'open'`,
        [families[1]!.household],
      );
      const nextVisitAt = new Date(test.now().getTime() + 86_400_000).toISOString();
      const variables = visiting({
        temperature: 36.7,
        needs: ['medicine'],
        nextVisitAt,
        condition: 'unwell',
        ...(task ? { taskId: task } : {}),
      });
      const recorded = await test.mutate(test.people.doctor, visit, variables);
      expect(recorded).toMatchObject({ condition: 'unwell', temperature: 36.7, needs: ['medicine'], nextVisitAt });
      expect(await test.mutate(test.people.doctor, visit, variables)).toEqual(recorded);
      expect(
        await test.rows(`SELECT state, taken_by AS by FROM report_slot WHERE observation_id = $1 AND reading_id IS NOT NULL`, [
          observation,
        ]),
      ).toEqual([{ state: 'measured-by-other', by: 'doctor' }]);
      expect(await test.hears('need-opened', observation)).toHaveLength(1);
      expect(await test.rows(`SELECT due_at AS at FROM task WHERE kind = 'visit'`)).toEqual([{ at: new Date(nextVisitAt) }]);
      expect(
        await test.rows(`SELECT 1 FROM task WHERE kind = 'slot-missed' AND household_id = $1 AND state = 'open'`, [families[1]!.household]),
      ).toEqual([]);
      const seen = await test.ask<{ visits: object[] }>(
        test.people.officer,
        'observation(id: $id) { visits { worker doctor condition temperature } }',
        {
          id: ['ID!', observation],
        },
      );
      expect(seen.visits).toEqual([{ worker: 'worker-of-maotai', doctor: 'doctor', condition: null, temperature: null }]);
      expect(await test.wrongCounts()).toEqual([]);
    });

    it('were made by whoever writes them down, where nobody is named', async () => {
      const nobody = { worker: null, doctor: null };
      for (const caller of [test.people.worker, test.people.doctor]) await test.mutate(caller, visit, visiting(nobody));
      expect(await test.rows('SELECT worker, doctor FROM visit ORDER BY id DESC LIMIT 2')).toEqual([
        { worker: null, doctor: 'doctor' },
        { worker: 'worker-of-maotai', doctor: null },
      ]);
    });
  });
});
