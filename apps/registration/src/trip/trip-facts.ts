import type { TripPlanned } from '#contracts/registration.events.js';
import type { PayloadOf } from '#contracts/topic.js';
import { buildingOf } from '../area/count-population.js';
import type { Trip } from './trip.entity.js';

/** What others may know of a trip; the path ends at the building. */
export const factsOfTrip = ({
  id,
  householdId,
  residentIds,
  roomPath,
  origin,
  leftOn,
  plannedOn,
  rule,
}: Trip): PayloadOf<typeof TripPlanned> => ({
  tripId: id,
  householdId,
  residentIds,
  areaPath: buildingOf(roomPath),
  origin,
  leftOn,
  plannedOn,
  rule,
});
