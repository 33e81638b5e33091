import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { channels } from '../campaign/campaign.rules.js';
import { nextIn } from '#platform/china-time.rules.js';
import { retryPolicy } from './retry-policy.js';
import { nextAttempt, type Tried } from './retry.rules.js';

const at = (time: string, day = '10'): Date => new Date(`2020-02-${day}T${time}:00+08:00`);
const start = at('07:00');
const tried = (channel: Tried['channel'], time: string, outcome: Tried['outcome'] = 'no-answer'): Tried => ({
  channel,
  outcome,
  at: at(time),
});
const next = (...attempts: Tried[]) => nextAttempt(channels, attempts, retryPolicy, start);

describe('the next attempt', () => {
  it('is a robot call, in the first window after the start', () => {
    expect(next()).toEqual({ channel: 'call', at: at('09:00') });
  });

  it('waits for its pause, and over noon', () => {
    expect(next(tried('call', '09:05'))).toEqual({ channel: 'call', at: at('11:05') });
    expect(next(tried('call', '10:30'))).toEqual({ channel: 'call', at: at('14:00') });
  });

  it('goes to the next channel after the maximum, and to the next morning after the last window', () => {
    const calls = [tried('call', '09:00'), tried('call', '14:00'), tried('call', '20:29', 'hang-up')];
    expect(next(...calls)).toEqual({ channel: 'message', at: at('20:29') });
    expect(next(...calls, tried('message', '20:59'))).toEqual({ channel: 'phone', at: at('09:00', '11') });
  });

  it('goes to the door when the number is wrong, and to a person when the robot is not understood', () => {
    expect(next(tried('call', '09:00', 'wrong-number'))).toMatchObject({ channel: 'door' });
    expect(next(tried('call', '09:00', 'language-barrier'))).toMatchObject({ channel: 'message' });
  });

  it('does not count what residents report themselves against a channel', () => {
    expect(next(tried('self-report', '09:00', 'answered'))).toMatchObject({ channel: 'call' });
  });

  it('is none when all channels are used up, whatever the outcomes, after at most the sum of the maxima', () => {
    const most = Object.values(retryPolicy).reduce((sum, { maximum }) => sum + maximum, 0);
    fc.assert(
      fc.property(fc.infiniteStream(fc.constantFrom<Tried['outcome'][]>('no-answer', 'hang-up', 'wrong-number', 'refused')), (outcomes) => {
        const attempts: Tried[] = [];
        for (let turn = next(); turn; turn = next(...attempts)) {
          expect(turn.at >= (attempts.at(-1)?.at ?? start)).toBe(true);
          expect(nextIn(retryPolicy[turn.channel].windows, turn.at)).toEqual(turn.at);
          attempts.push({ channel: turn.channel, at: turn.at, outcome: outcomes.next().value! });
        }
        expect(attempts.length).toBeLessThanOrEqual(most);
      }),
    );
  });
});
