import { Rejection } from '#platform/rejection.js';

/** Ways a campaign goes through, cheapest first. */
export const channels = ['call', 'message', 'phone', 'door'] as const;
/** `call` is a robot, `phone` a worker. */
export type Channel = (typeof channels)[number];

/**
 * What a campaign may look like when it opens.
 * @throws Rejection CAMPAIGN_ENDS_BEFORE_START, CAMPAIGN_ENDS_IN_PAST, CAMPAIGN_CHANNELS_WRONG
 */
export function mayOpen(campaign: { startsAt: Date; endsAt: Date; channels: readonly Channel[] }, now: Date): void {
  if (campaign.endsAt <= campaign.startsAt) throw new Rejection('CAMPAIGN_ENDS_BEFORE_START');
  if (campaign.endsAt <= now) throw new Rejection('CAMPAIGN_ENDS_IN_PAST');
  const places = campaign.channels.map((channel) => channels.indexOf(channel));
  const inOrder = places.every((place, index) => place > (places[index - 1] ?? -1));
  if (places.length === 0 || !inOrder) throw new Rejection('CAMPAIGN_CHANNELS_WRONG');
}
