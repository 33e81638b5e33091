import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { byUrgency, planDay, type Plannable } from './day-plan.rules.js';

const anyTask: fc.Arbitrary<Plannable> = fc.record({
  id: fc.uuid(),
  severity: fc.integer({ min: 1, max: 5 }),
  dueAt: fc.date({ min: new Date('2020-02-10T00:00:00Z'), max: new Date('2020-02-12T00:00:00Z'), noInvalidDate: true }),
  householdId: fc.constantFrom('a', 'b', 'c', null),
  staircase: fc.constantFrom('one', 'two', 'three'),
});
const anyTasks = fc.uniqueArray(anyTask, { selector: ({ id }) => id, maxLength: 60 });
const all = (plan: ReturnType<typeof planDay<Plannable>>) => plan.bundles.flatMap(({ tasks }) => tasks);

describe('a plan of a day', () => {
  it('holds every task once, planned or as overflow, and no more planned than can be done', () => {
    fc.assert(
      fc.property(anyTasks, fc.nat(80), (tasks, capacity) => {
        const plan = planDay(tasks, capacity);
        const ids = [...all(plan), ...plan.overflow].map(({ id }) => id).sort();
        expect(ids).toEqual(tasks.map(({ id }) => id).sort());
        expect(all(plan)).toHaveLength(Math.min(capacity, tasks.length));
      }),
    );
  });

  it('leaves over nothing that is more urgent than what it plans', () => {
    fc.assert(
      fc.property(anyTasks, fc.integer({ min: 1, max: 20 }), (tasks, capacity) => {
        const plan = planDay(tasks, capacity);
        const [last, next] = [all(plan).toSorted(byUrgency).at(-1), plan.overflow[0]];
        if (last && next) expect(byUrgency(last, next)).toBeLessThan(0);
      }),
    );
  });

  it('goes up each staircase once, to each household once, the most urgent first', () => {
    fc.assert(
      fc.property(anyTasks, (tasks) => {
        const { bundles } = planDay(tasks, 100);
        expect(new Set(bundles.map(({ staircase }) => staircase)).size).toBe(bundles.length);
        for (const { tasks: own } of bundles) {
          const stops = own.map(({ householdId }) => householdId).filter((household, index, those) => household !== those[index - 1]);
          expect(new Set(stops).size).toBe(stops.length);
        }
        const firsts = bundles.map((bundle) => bundle.tasks.toSorted(byUrgency)[0]!);
        expect(firsts).toEqual(firsts.toSorted(byUrgency));
      }),
    );
  });
});
