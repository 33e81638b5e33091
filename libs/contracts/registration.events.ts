import { z } from 'zod';
import { AgeBand, AreaCode, AreaKind, AreaPath, NameInLanguages, ResidentFlag, RoomState } from './shared.js';
import { topic } from './topic.js';

const forEver = { partitions: 6, retentionDays: Infinity };

const area = topic('registration.area', forEver);
const household = topic('registration.household', forEver);
const resident = topic('registration.resident', forEver);

/** An area exists: a committee loaded from the list of the year, or a compound, building, unit, room met in a roster. */
export const AreaDefined = area.event(
  'area-defined',
  1,
  'code',
  z.object({
    code: AreaCode,
    kind: AreaKind,
    parent: AreaCode.nullable(),
    path: AreaPath,
    name: NameInLanguages,
    /** Only for rooms. */
    roomState: RoomState.nullable(),
    roomStateOn: z.iso.date().nullable(),
  }),
);

export const AreaRenamed = area.event('area-renamed', 1, 'code', z.object({ code: AreaCode, name: NameInLanguages }));

export const RoomStateChanged = area.event(
  'room-state-changed',
  1,
  'code',
  z.object({ code: AreaCode, path: AreaPath, from: RoomState, to: RoomState, changedOn: z.iso.date() }),
);

const HouseholdPlace = { householdId: z.uuid(), roomCode: AreaCode, roomPath: AreaPath };

export const HouseholdRegistered = household.event('household-registered', 1, 'householdId', z.object(HouseholdPlace));

export const HouseholdMoved = household.event(
  'household-moved',
  1,
  'householdId',
  z.object({ ...HouseholdPlace, fromRoomCode: AreaCode, fromRoomPath: AreaPath }),
);

export const HouseholdClosed = household.event('household-closed', 1, 'householdId', z.object(HouseholdPlace));

/** What other services may know of a person. `areaPath` ends at the building: the room is known by the household alone. */
const ResidentFacts = {
  residentId: z.uuid(),
  householdId: z.uuid(),
  areaPath: AreaPath,
  language: z.string(),
  flags: z.array(ResidentFlag),
  ageBand: AgeBand,
};

export const ResidentRegistered = resident.event('resident-registered', 1, 'residentId', z.object(ResidentFacts));
export const ResidentUpdated = resident.event('resident-updated', 1, 'residentId', z.object(ResidentFacts));
export const ResidentMoved = resident.event('resident-moved', 1, 'residentId', z.object({ ...ResidentFacts, fromHouseholdId: z.uuid() }));
