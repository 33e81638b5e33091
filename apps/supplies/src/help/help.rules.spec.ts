import { describe, expect, it } from '@jest/globals';
import { helpKinds } from '#contracts/supplies.events.js';
import { dueAtOf, helpStates, isOnErrand, mayBecome, mayBeDue, type HelpState, type NextHelpState } from './help.rules.js';

const now = new Date('2020-02-12T08:00:00Z');

describe('a request for help', () => {
  it.each<[NextHelpState, HelpState[]]>([
    ['assigned', ['open', 'assigned']],
    ['under-way', ['assigned']],
    ['delivered', ['assigned', 'under-way']],
    ['confirmed', ['delivered']],
    ['closed', ['open', 'assigned', 'under-way', 'delivered', 'confirmed']],
  ])('becomes %s only from %j', (to, from) => {
    expect(helpStates.filter((state) => mayBecome(state, to))).toEqual(from);
  });

  it('has a time for every kind, medicine before repairs', () => {
    expect(dueAtOf('medicine', now).toISOString()).toBe('2020-02-12T12:00:00.000Z');
    expect(dueAtOf('repair', now).toISOString()).toBe('2020-02-14T08:00:00.000Z');
    expect(helpKinds.every((kind) => mayBeDue(dueAtOf(kind, now), now))).toBe(true);
    expect([now, new Date('2020-02-27T08:00:00Z'), new Date('soon')].some((time) => mayBeDue(time, now))).toBe(false);
  });

  it('shows the door to its helper while they are on the errand, and to no other helper', () => {
    const shown = helpStates.filter((state) => isOnErrand({ helper: 'me', state }, 'me'));
    expect(shown).toEqual(['assigned', 'under-way']);
    expect(helpStates.some((state) => isOnErrand({ helper: 'me', state }, 'you') || isOnErrand({ helper: null, state }, 'you'))).toBe(
      false,
    );
  });
});
