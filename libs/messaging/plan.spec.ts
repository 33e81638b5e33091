import { describe, expect, it } from '@jest/globals';
import type { Arrival } from './arrival.js';
import type { Reading } from './reactions.js';
import { orderOf, planRun, type Known } from './plan.js';

const arrival = (key: string, sequence: number, kind: 'handle' | 'move' | 'park' = 'handle'): Arrival => {
  const id = `${key}-${sequence}`;
  const record = { topic: 'test.meter', partition: 0, offset: '0', key, value: '{}', headers: {} };
  const about = { id, key, sequence, type: 'test.meter.measured', version: 1, time: new Date(0), jurisdiction: '310000000000' };
  const readings: Record<typeof kind, Reading> = {
    handle: { kind: 'handle', event: { ...about, payload: {} }, by: { each: [], many: [] } },
    move: { kind: 'move' },
    park: { kind: 'park', reason: 'UNKNOWN_TYPE' },
  };
  return { id, key, sequence, record, reading: readings[kind] };
};

const known = (about: Partial<Known> = {}): Known => ({ positions: new Map(), blocked: new Set(), seen: new Set(), ...about });
const handled = (arrivals: Arrival[], about?: Partial<Known>) => planRun(arrivals, known(about)).handle.map(({ id }) => id);

describe('an event against the position of its key', () => {
  it.each([
    [7, undefined, 'next'],
    [4, 3, 'next'],
    [3, 3, 'duplicate'],
    [1, 3, 'duplicate'],
    [5, 3, 'gap'],
  ])('%s after %s is %s', (sequence, position, order) => {
    expect(orderOf(sequence, position)).toBe(order);
  });
});

describe('a run of events', () => {
  it('is taken whole when every key goes on where it stood', () => {
    const run = [arrival('north', 4), arrival('east', 1), arrival('north', 5)];
    expect(planRun(run, known({ positions: new Map([['north', 3]]) })).taken).toBe(3);
  });

  it('leaves out what is known already', () => {
    const run = [arrival('north', 3), arrival('north', 4), arrival('north', 4), arrival('east', 9)];
    const about = { positions: new Map([['north', 3]]), seen: new Set(['east-9']) };
    expect(handled(run, about)).toEqual(['north-4']);
    expect(planRun(run, known(about)).taken).toBe(4);
  });

  it('moves the position of an event that is known and not handled, and does nothing else', () => {
    const plan = planRun([arrival('north', 1, 'move'), arrival('north', 2)], known());
    expect(plan.handle.map(({ id }) => id)).toEqual(['north-2']);
    expect(plan.moved).toEqual(new Map([['north', 2]]));
  });

  it.each([
    ['must be parked', [arrival('north', 1), arrival('east', 1, 'park')], {}],
    ['has a gap before it', [arrival('north', 1), arrival('north', 3)], {}],
    ['has something parked before it', [arrival('north', 1), arrival('east', 1)], { blocked: new Set(['east']) }],
  ])('ends before an event that %s', (_, run, about) => {
    expect(planRun(run, known(about)).taken).toBe(1);
  });
});
