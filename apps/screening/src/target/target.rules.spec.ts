import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attemptChannels, attemptOutcomes } from '../attempt/attempt.rules.js';
import { channels } from '../campaign/campaign.rules.js';
import { retryPolicy } from './retry-policy.js';
import { mayBeAnsweredWithoutPeople, standingOf, type RoomSeen, type TriedAtRoom } from './target.rules.js';

const at = (time: string): Date => new Date(`2020-02-10T${time}:00+08:00`);
const tried = (changes: Partial<TriedAtRoom> = {}): TriedAtRoom => ({
  channel: 'door',
  outcome: 'no-answer',
  at: at('10:00'),
  doorNote: null,
  ...changes,
});
const room = (changes: Partial<RoomSeen> = {}): RoomSeen => ({
  channels,
  startsAt: at('09:00'),
  roomState: 'occupied',
  roomStateAt: new Date('2020-01-01T00:00:00Z'),
  signOfLifeAt: null,
  personsKnown: 2,
  personsAnswered: 0,
  lastAnswerAt: null,
  attempts: [],
  ...changes,
});
const standing = (changes: Partial<RoomSeen> = {}) => standingOf(room(changes), retryPolicy);
const allDoors = [9, 12, 15].map((hour) => tried({ at: at(`${String(hour).padStart(2, '0')}:30`), outcome: 'nobody-home' }));

describe('a room', () => {
  it('nobody has tried is missing, and its first channel has its turn when the campaign starts', () => {
    expect(standing()).toEqual({ end: null, endedOn: null, next: { channel: 'call', at: at('09:00') } });
  });

  it('ends all-answered when everybody known has answered, whatever was tried later', () => {
    const answered = {
      personsAnswered: 2,
      lastAnswerAt: at('11:00'),
      attempts: [tried({ outcome: 'answered' }), tried({ outcome: 'refused', at: at('12:00') })],
    };
    expect(standing(answered)).toEqual({ end: 'all-answered', endedOn: '2020-02-10', next: null });
  });

  it('ends partly-answered and is still tried for the others; a later answer makes it all', () => {
    const partly = {
      personsAnswered: 1,
      lastAnswerAt: at('11:00'),
      attempts: [tried({ channel: 'call', outcome: 'answered', at: at('11:00') })],
    };
    expect(standing(partly)).toMatchObject({ end: 'partly-answered', next: { channel: 'call', at: at('14:00') } });
    expect(standing({ ...partly, personsAnswered: 2 })).toMatchObject({ end: 'all-answered', next: null });
  });

  it('becomes partly-answered again when somebody more is known to live there', () => {
    expect(standing({ personsKnown: 3, personsAnswered: 2, lastAnswerAt: at('11:00') })).toMatchObject({ end: 'partly-answered' });
  });

  it('ends nobody-home only with a note at the door', () => {
    expect(standing({ attempts: [tried({ outcome: 'nobody-home' })] }).end).toBeNull();
    expect(standing({ attempts: [tried({ outcome: 'nobody-home', doorNote: 'A-17' })] })).toEqual({
      end: 'nobody-home',
      endedOn: '2020-02-10',
      next: null,
    });
  });

  it('ends by what came later: refused after a note, nobody home after a refusal', () => {
    const note = tried({ outcome: 'nobody-home', doorNote: 'A-17', at: at('10:00') });
    expect(standing({ attempts: [note, tried({ outcome: 'refused', at: at('15:00') })] }).end).toBe('refused');
    expect(standing({ attempts: [note, tried({ outcome: 'refused', at: at('09:30') })] }).end).toBe('nobody-home');
  });

  it('ends unreachable when every channel is used up', () => {
    const wrong = tried({ channel: 'call', outcome: 'wrong-number', at: at('09:10') });
    expect(standing({ attempts: [wrong, ...allDoors.slice(0, 2)] })).toMatchObject({ end: null, next: { channel: 'door' } });
    expect(standing({ attempts: [wrong, ...allDoors] })).toEqual({ end: 'unreachable', endedOn: '2020-02-10', next: null });
  });

  it('ends empty when registration says so, also over answers, and is missing again when it is lived in', () => {
    expect(standing({ roomState: 'empty', personsAnswered: 1, lastAnswerAt: at('10:00') })).toMatchObject({
      end: 'empty',
      endedOn: '2020-01-01',
      next: null,
    });
    expect(standing({ roomState: 'rented' }).end).toBeNull();
  });

  it('is to be visited now after a sign of life, and what was tried before counts no more', () => {
    const attempts = [tried({ outcome: 'nobody-home', doorNote: 'A-17' })];
    const returned = { attempts, signOfLifeAt: at('22:15') };
    expect(standing(returned)).toEqual({ end: null, endedOn: null, next: { channel: 'door', at: at('22:15') } });
    const visited = [...attempts, tried({ outcome: 'refused', at: at('22:30') })];
    expect(standing({ ...returned, attempts: visited }).end).toBe('refused');
    expect(standing({ roomState: 'empty', signOfLifeAt: at('22:15') }).end).toBeNull();
    expect(standing({ roomState: 'empty', roomStateAt: at('23:00'), signOfLifeAt: at('22:15') }).end).toBe('empty');
  });

  it('of a shop ends empty when somebody there said that nobody lives in it; a flat whose people are unknown does not', () => {
    const answered = { personsKnown: 0, attempts: [tried({ outcome: 'answered' })] };
    expect(standing({ ...answered, roomState: 'commercial' }).end).toBe('empty');
    expect(standing({ ...answered, roomState: 'occupied' }).end).toBeNull();
    expect(mayBeAnsweredWithoutPeople({ roomState: 'occupied', personsKnown: 0 })).toBe(false);
  });
});

const minutes = fc.integer({ min: 0, max: 5_000 }).map((minute) => new Date(at('09:00').getTime() + minute * 60_000));
const anyAttempt: fc.Arbitrary<TriedAtRoom> = fc.record({
  channel: fc.constantFrom(...attemptChannels),
  outcome: fc.constantFrom(...attemptOutcomes),
  at: minutes,
  doorNote: fc.option(fc.constant('A-17')),
});
const anyRoom: fc.Arbitrary<RoomSeen> = fc.record({
  channels: fc.subarray([...channels], { minLength: 1 }),
  startsAt: fc.constant(at('09:00')),
  roomState: fc.constantFrom('occupied', 'rented', 'empty', 'nobody-home', 'under-renovation', 'commercial'),
  roomStateAt: minutes,
  signOfLifeAt: fc.option(minutes),
  personsKnown: fc.integer({ min: 0, max: 4 }),
  personsAnswered: fc.constant(0),
  lastAnswerAt: fc.constant(null),
  attempts: fc.uniqueArray(anyAttempt, { maxLength: 12, selector: (attempt) => attempt.at.getTime() }),
});

describe('any room', () => {
  it('stands the same in whatever order its attempts were recorded', () => {
    fc.assert(
      fc.property(anyRoom, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (seen, keys) => {
        const shuffled = seen.attempts.map((attempt, index) => ({ attempt, key: keys[index]! })).toSorted((a, b) => a.key - b.key);
        expect(standingOf({ ...seen, attempts: shuffled.map(({ attempt }) => attempt) }, retryPolicy)).toEqual(
          standingOf(seen, retryPolicy),
        );
      }),
    );
  });

  it('has a date exactly when it has ended, and is either ended or to be tried, or partly answered and both', () => {
    fc.assert(
      fc.property(anyRoom, fc.boolean(), (seen, somebodyAnswered) => {
        const answered = somebodyAnswered && seen.personsKnown > 0 ? { personsAnswered: 1, lastAnswerAt: at('10:00') } : {};
        const { end, endedOn, next } = standingOf({ ...seen, ...answered }, retryPolicy);
        expect(endedOn !== null).toBe(end !== null);
        if (end === null) expect(next).not.toBeNull();
        if (end !== null && end !== 'partly-answered') expect(next).toBeNull();
      }),
    );
  });
});
