import type { PayloadOf } from '#contracts/topic.js';
import type { ResidentRegistered } from '#contracts/registration.events.js';
import { buildingOf } from '../area/count-population.js';
import type { Resident } from './resident.entity.js';

/** What others may know of a resident; the path ends at the building. */
export const factsOf = ({
  id,
  householdId,
  roomPath,
  language,
  flags,
  ageBand,
}: Pick<Resident, 'id' | 'householdId' | 'roomPath' | 'language' | 'flags' | 'ageBand'>): PayloadOf<typeof ResidentRegistered> => ({
  residentId: id,
  householdId,
  areaPath: buildingOf(roomPath),
  language,
  flags,
  ageBand,
});
