import { describe, expect, it } from '@jest/globals';
import { mayOpen, type Channel } from './campaign.rules.js';

const now = new Date('2020-02-10T01:00:00Z');
const opening = (changes: Partial<Parameters<typeof mayOpen>[0]> = {}) => ({
  startsAt: now,
  endsAt: new Date('2020-02-13T12:00:00Z'),
  channels: ['call', 'message', 'phone', 'door'] as Channel[],
  ...changes,
});

describe('a campaign', () => {
  it('opens with some of the channels, cheapest first', () => {
    expect(() => mayOpen(opening(), now)).not.toThrow();
    expect(() => mayOpen(opening({ channels: ['call', 'door'] }), now)).not.toThrow();
  });

  it.each([[[]], [['door', 'call']], [['call', 'call']]])('does not open with channels %j', (channels) => {
    expect(() => mayOpen(opening({ channels: channels as Channel[] }), now)).toThrow(
      expect.objectContaining({ code: 'CAMPAIGN_CHANNELS_WRONG' }),
    );
  });

  it('does not end before it starts, nor in the past', () => {
    expect(() => mayOpen(opening({ startsAt: new Date('2020-02-14') }), now)).toThrow(
      expect.objectContaining({ code: 'CAMPAIGN_ENDS_BEFORE_START' }),
    );
    const past = opening({ startsAt: new Date('2020-02-01'), endsAt: now });
    expect(() => mayOpen(past, now)).toThrow(expect.objectContaining({ code: 'CAMPAIGN_ENDS_IN_PAST' }));
  });
});
