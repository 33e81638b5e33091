import { describe, expect, it } from '@jest/globals';
import type { Observed, Slot } from './observation.graph.js';
import { boxesOf, byUrgency, callFor, daysOf } from './slots.rules.js';

const now = Date.parse('2020-02-26T00:30:00Z'); // 08:30 in China
const slot = (opensAt: string, state: Slot['state'], temperature?: number): Slot => ({
  ...{ id: opensAt, day: '', opensAt, closesAt: '', state, missedInARow: 0 },
  reading: temperature === undefined ? null : { id: 'r', temperature, measuredAt: opensAt, takenBy: 'self' },
});
const observed = (slots: Slot[], more: Partial<Observed> = {}): Observed => ({
  ...{ id: 'o', state: 'active', startsAt: '2020-02-24T16:00:00Z', endsAt: '2020-03-09T16:00:00Z', dayNumber: 2 },
  ...{ area: { code: 'a', name: { zh: '1号', en: null, ja: null, ko: null } }, needs: [], calls: [], fevers: [], changes: [], slots },
  resident: { id: 'p', name: { original: '李试', latin: null }, phones: [], language: 'zh', household: null },
  ...more,
});

describe('the boxes of an observation', () => {
  it('are morning and evening of each day in China, empty before the first report was asked for', () => {
    const slots = [
      slot('2020-02-25T08:00:00Z', 'answered', 36.5),
      slot('2020-02-25T22:00:00Z', 'due'),
      slot('2020-02-26T08:00:00Z', 'due'),
    ];
    const boxes = boxesOf(observed(slots), now).map(({ state }) => state);
    expect(boxes).toHaveLength(28);
    expect(boxes.slice(0, 5)).toEqual(['none', 'normal', 'now', 'due', 'none']);
  });

  it.each<[string, number]>([
    ['2020-03-09T16:00:00Z', 14],
    ['2020-03-12T16:00:00Z', 17],
    ['2020-03-02T10:00:00Z', 7],
    ['2020-03-02T16:00:00Z', 7],
  ])('are as many as its own days: until %s', (endsAt, days) => {
    expect(daysOf(observed([], { endsAt }))).toBe(days);
    expect(boxesOf(observed([], { endsAt }), now)).toHaveLength(days * 2);
  });

  it('show a fever before how the report came', () => {
    expect(boxesOf(observed([slot('2020-02-24T22:00:00Z', 'late', 37.3)]), now)[0]?.state).toBe('fever');
    expect(boxesOf(observed([slot('2020-02-24T22:00:00Z', 'measured_by_other', 36.4)]), now)[0]?.state).toBe('other');
  });
});

describe('who is called first', () => {
  const well = observed([slot('2020-02-25T22:00:00Z', 'answered', 36.4)], { id: 'well' });
  const open = observed([slot('2020-02-25T22:00:00Z', 'due')], { id: 'open' });
  const missed = observed([slot('2020-02-25T08:00:00Z', 'missed')], { id: 'missed' });
  const longAgo = observed([slot('2020-02-20T08:00:00Z', 'missed')], { id: 'long ago' });
  const fever = observed([], { id: 'fever', fevers: [{ id: 'f', state: 'suspected', temperature: 38, measuredAt: '' }] });

  it('is somebody with a fever, then missed, then open; a report missed days ago calls nobody', () => {
    expect([fever, missed, open, well, longAgo].map((one) => callFor(one, now))).toEqual(['fever', 'missed', 'now', undefined, undefined]);
    const asked = observed([], {
      id: 'asked',
      changes: [{ id: 'c', kind: 'extend', newEndsAt: null, reason: 'symptoms', evidence: 'x', askedBy: 'w', state: 'asked' }],
    });
    expect([well, asked, open].sort(byUrgency(now)).map(({ id }) => id)).toEqual(['open', 'asked', 'well']);
    expect([well, open, fever, missed].sort(byUrgency(now)).map(({ id }) => id)).toEqual(['fever', 'missed', 'open', 'well']);
  });
});
