import { z } from 'zod';
import { AgeBand, AreaCode, AreaKind, AreaPath, NameInLanguages, Origin, ResidentFlag, RoomState, StartRule } from './shared.js';
import { topic } from './topic.js';

const forEver = { partitions: 6, retentionDays: Infinity };

const area = topic('registration.area', forEver);
const household = topic('registration.household', forEver);
const resident = topic('registration.resident', forEver);
const trip = topic('registration.trip', forEver);
const keyRegion = topic('registration.key-region', { partitions: 1, retentionDays: Infinity });
const account = topic('registration.account', forEver);

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

/** What became of a person who stood in the register twice: `residentId` is counted no more, `intoResidentId` stands for both. */
export const ResidentsMerged = resident.event(
  'residents-merged',
  1,
  'residentId',
  z.object({ residentId: z.uuid(), intoResidentId: z.uuid(), householdId: z.uuid(), areaPath: AreaPath }),
);

/** The two were different people after all: `residentId` is counted again, with everything that was recorded of them. */
export const MergeUndone = resident.event(
  'merge-undone',
  1,
  'residentId',
  z.object({ residentId: z.uuid(), fromResidentId: z.uuid(), householdId: z.uuid(), areaPath: AreaPath }),
);

/** Which dated list made a place a key region for a trip, and how the days of observation count then. */
const AppliedRule = z.object({ listId: z.string(), startRule: StartRule });

/** A family comes back together: one trip, all of its people. `origin` is a division code of China or an ISO 3166-1 alpha-2 country. */
const TripFacts = {
  tripId: z.uuid(),
  householdId: z.uuid(),
  residentIds: z.array(z.uuid()).min(1),
  areaPath: AreaPath,
  origin: Origin,
  leftOn: z.iso.date(),
  plannedOn: z.iso.date(),
  /** Null: no list in force names the origin. */
  rule: AppliedRule.nullable(),
};

export const TripPlanned = trip.event('trip-planned', 1, 'tripId', z.object(TripFacts));
/** They were advised to wait, and come on the new day in `plannedOn`. */
export const TripDeferred = trip.event('trip-deferred', 1, 'tripId', z.object({ ...TripFacts, deferredFrom: z.iso.date() }));
export const TripArrived = trip.event('trip-arrived', 1, 'tripId', z.object({ ...TripFacts, arrivedAt: z.iso.datetime() }));
/** A worker has met them, and compared what they said. */
export const TripRegistered = trip.event('trip-registered', 1, 'tripId', z.object({ ...TripFacts, arrivedAt: z.iso.datetime() }));
export const TripClosed = trip.event('trip-closed', 1, 'tripId', z.object({ ...TripFacts, reason: z.enum(['finished', 'not-coming']) }));
/** Another list applies to an open trip; `rule` is the new one. Once they are here, `arrivedAt` says since when. */
export const TripReassessed = trip.event(
  'trip-reassessed',
  1,
  'tripId',
  z.object({ ...TripFacts, arrivedAt: z.iso.datetime().nullable(), formerRule: AppliedRule.nullable() }),
);

/** A dated list of places people are observed after coming from. A newer list replaces the older ones from `effectiveAt` on. */
export const KeyRegionListPublished = keyRegion.event(
  'key-region-list-published',
  1,
  'listId',
  z.object({
    listId: z.string(),
    publishedAt: z.iso.datetime(),
    effectiveAt: z.iso.datetime(),
    source: z.url(),
    regions: z.array(Origin),
  }),
);

/** Somebody showed by a code sent to their phone that they belong to a household, and may act for it. */
export const AccountLinked = account.event(
  'account-linked',
  1,
  'linkId',
  z.object({ linkId: z.uuid(), accountId: z.string(), householdId: z.uuid(), roomPath: AreaPath }),
);
export const AccountUnlinked = account.event(
  'account-unlinked',
  1,
  'linkId',
  z.object({ linkId: z.uuid(), accountId: z.string(), householdId: z.uuid(), roomPath: AreaPath }),
);
