import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DueWorkScheduler } from '#platform/due-work.js';
import { eventually } from '#testing/stack.js';
import { withClient } from '../../../tools/database-roles.js';
import { CareUnderTest } from './care-under-test.js';

jest.setTimeout(120_000);

const report = 'reportReadings(requestId: $requestId, readings: $readings) { accepted rejected { code } }';

describe('as an observation goes on', () => {
  let test: CareUnderTest;
  let family: Awaited<ReturnType<CareUnderTest['observed']>>;
  let first: string;
  let second: string;
  const at = (day: number, time: string) => test.moveToDay(family.observations[0]!.startsAt, day, time);
  const send = (observationId: string, changes: Record<string, unknown> = {}) => {
    const reading = {
      id: randomUUID(),
      observationId,
      temperature: 36.6,
      method: 'armpit',
      measuredAt: test.now().toISOString(),
      ...changes,
    };
    return test.mutate(test.people.worker, report, { requestId: ['ID!', randomUUID()], readings: ['[ReadingInput!]!', [reading]] });
  };
  const tasks = (observationId: string) =>
    test.rows(
      `SELECT t.level, t.state FROM task t JOIN report_slot s ON t.kind = 'slot-missed' AND s.id::text = t.source
       WHERE s.observation_id = $1 ORDER BY s.opens_at`,
      [observationId],
    );
  const settled = () => test.screening.workIsDone();

  beforeAll(async () => {
    test = await CareUnderTest.start();
    family = await test.observed(301, 2);
    [first = '', second = ''] = family.observations.map(({ id }) => id);
  }, 120_000);
  afterAll(() => test.stop());

  it('whoever has not reported half an hour before the end is told, once', async () => {
    await at(1, '08:00');
    await send(first);
    await at(1, '09:31');
    await settled();
    const due = await test.hears('slot-due');
    expect(due).toMatchObject([{ sequence: 1, payload: { observationId: second } }]);
  });

  it('a missed report is on the work list within a minute of its end, and a late one settles it and keeps the truth', async () => {
    await at(1, '10:00');
    await eventually(async () => (await tasks(second)).length > 0, 5_000); // nobody asks for it: the scheduler runs by itself
    expect(await tasks(second)).toEqual([{ level: 'worker', state: 'open' }]);
    expect(await tasks(first)).toEqual([]);
    const [missed] = await test.hears('slot-missed');
    expect(missed).toMatchObject({ sequence: 2, payload: { observationId: second, missedInARow: 1 } });
    const [{ opened } = { opened: new Date(0) }] = await test.rows<{ opened: Date }>(
      `SELECT opened_at AS opened FROM task WHERE kind = 'slot-missed'`,
    );
    expect(opened.getTime() - Date.parse(String(missed!.payload['closesAt']))).toBeLessThan(60_000);
    const measuredAt = new Date(test.now().getTime() - 20 * 60_000);
    await send(second, { measuredAt: measuredAt.toISOString() });
    expect(await test.rows('SELECT state, measured_at AS at FROM report_slot WHERE id = $1', [missed!.key])).toEqual([
      { state: 'late', at: measuredAt },
    ]);
    expect(await tasks(second)).toEqual([{ level: 'worker', state: 'done' }]);
    expect(await test.hears('reading-reported', missed!.key)).toMatchObject([{ sequence: 3, payload: { late: true } }]);
    expect(await test.wrongCounts()).toEqual([]);
  });

  it('two missed in a row go to the supervisor, three to the subdistrict, and a report in between begins anew', async () => {
    for (const [day, time] of [
      [1, '20:00'],
      [2, '10:00'],
      [2, '20:00'],
    ] as const) {
      await at(day, time);
      await settled();
    }
    const levels = async (of: string) => (await tasks(of)).map(({ level }) => level);
    expect(await levels(first)).toEqual(['worker', 'supervisor', 'subdistrict']);
    await at(3, '07:00');
    await send(first);
    await at(3, '20:00');
    await settled();
    expect(await levels(first)).toEqual(['worker', 'supervisor', 'subdistrict', 'worker']);
    expect(await levels(second)).toEqual(['worker', 'worker', 'supervisor', 'subdistrict', 'subdistrict', 'subdistrict']);
  });

  it('a task that nobody finishes in time is told of as overdue, once', async () => {
    await at(3, '23:30');
    await settled();
    const [overdue] = await test.hears('task-overdue');
    expect(overdue?.payload).toMatchObject({ kind: 'slot-missed' });
    const keys = test.screening.heard.of('task-overdue').map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('a clock that jumps three days misses each report once, in order, and reminds nobody of what is over', async () => {
    const [{ before } = { before: 0 }] = await test.rows<{ before: number }>(
      `SELECT count(*)::integer AS before FROM report_slot WHERE state = 'missed'`,
    );
    await test.screening.published();
    const reminded = test.screening.heard.of('slot-due').length;
    await at(6, '23:00');
    await settled();
    const [{ after } = { after: 0 }] = await test.rows<{ after: number }>(
      `SELECT count(*)::integer AS after FROM report_slot WHERE state = 'missed'`,
    );
    expect(after - before).toBe(2 * 3 * 2);
    const inARow = await test.rows(
      'SELECT missed_in_a_row AS n FROM report_slot WHERE observation_id = $1 AND day > $2::date + 2 AND missed_in_a_row IS NOT NULL ORDER BY opens_at',
      [first, family.observations[0]!.startsAt],
    );
    expect(inARow.map(({ n }) => n)).toEqual(expect.arrayContaining([2, 3, 4, 5, 6, 7]));
    await test.screening.published();
    expect(test.screening.heard.of('slot-due')).toHaveLength(reminded);
    expect(await test.wrongCounts()).toEqual([]);
  });

  it('a process that dies while it closes reports leaves nothing half done: the next one does it, once', async () => {
    const url = test.screening.service.database.adminUrl;
    await withClient(url, async (holder) => {
      await holder.query('BEGIN; LOCK TABLE observation_day IN ACCESS EXCLUSIVE MODE');
      await at(7, '10:00');
      const killed = await eventually(async () => {
        const waiting = await test.rows<{ pid: number }>(
          `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'due-work' AND wait_event_type = 'Lock'`,
        );
        for (const { pid } of waiting) await test.rows('SELECT pg_terminate_backend($1)', [pid]);
        return waiting.length > 0 && waiting.length;
      });
      expect(killed).toBe(1);
      await holder.query('COMMIT');
    });
    const closing = `SELECT count(*)::integer AS n FROM report_slot s JOIN task t ON t.source = s.id::text WHERE s.day = $1 AND s.state = 'missed'`;
    await eventually(async () => {
      await test.screening.service.app.get(DueWorkScheduler).runOnce();
      return (await test.rows<{ n: number }>(closing, [test.today()]))[0]?.n === 2;
    }, 20_000);
    const missed = await test.hears('slot-missed');
    expect(new Set(missed.map(({ id }) => id)).size).toBe(missed.length);
    expect(await test.wrongCounts()).toEqual([]);
  });

  it('everybody is released at the end, with what was missed still to be seen, and everything told in order', async () => {
    await test.moveTo(new Date(family.observations[0]!.endsAt.getTime() + 60_000));
    await settled();
    expect(await test.observations(family)).toMatchObject([{ state: 'released' }, { state: 'released' }]);
    expect(await test.rows(`SELECT state, count(*)::integer AS n FROM report_slot GROUP BY state ORDER BY state`)).toMatchObject([
      { state: 'answered', n: 2 },
      { state: 'late', n: 1 },
      { state: 'missed', n: 53 },
    ]);
    await test.hears('observation-released', second);
    expect(test.screening.heard.outOfOrder()).toEqual([]);
    expect(await test.wrongCounts()).toEqual([]);
  });
});
