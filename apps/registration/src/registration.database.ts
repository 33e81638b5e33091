import { messagingEntities, messagingMigrations } from '#messaging/messaging.database.js';
import { database } from '#platform/database.js';
import { DueWork, DueWork1700000000001 } from '#platform/due-work.entity.js';
import { AnsweredRequest, AnsweredRequest1700000000002 } from '#platform/repeatable.js';
import { AccountLink } from './account/account-link.entity.js';
import { Area } from './area/area.entity.js';
import { Population } from './area/population.entity.js';
import { Change } from './change/change.entity.js';
import { Household } from './household/household.entity.js';
import { KeyRegionList } from './key-region/key-region-list.entity.js';
import { KeyRegions1790000000002 } from './migrations/1790000000002-key-regions.js';
import { Registration1790000000001 } from './migrations/1790000000001-registration.js';
import { ArrivalsByOrigin1790000000008 } from './migrations/1790000000008-arrivals-by-origin.js';
import { NamedAreas1790000000007 } from './migrations/1790000000007-named-areas.js';
import { PersonViews1790000000006 } from './migrations/1790000000006-person-views.js';
import { MergedResidents1790000000004 } from './migrations/1790000000004-merged-residents.js';
import { SelfRegistration1790000000005 } from './migrations/1790000000005-self-registration.js';
import { Trips1790000000003 } from './migrations/1790000000003-trips.js';
import { ArrivalRollup } from './trip/arrival-rollup.entity.js';
import { TripChange } from './trip/trip-change.entity.js';
import { Trip } from './trip/trip.entity.js';
import { BlindIndex } from './resident/blind-index.entity.js';
import { PersonView } from './resident/person-view.entity.js';
import { Resident } from './resident/resident.entity.js';
import { RosterChunk } from './roster/roster-chunk.entity.js';
import { RosterImport } from './roster/roster-import.entity.js';

export const dataSource = database({
  service: 'registration',
  entities: [
    ...messagingEntities,
    DueWork,
    AnsweredRequest,
    Area,
    Population,
    Household,
    Resident,
    BlindIndex,
    Change,
    RosterImport,
    RosterChunk,
    KeyRegionList,
    Trip,
    TripChange,
    ArrivalRollup,
    AccountLink,
    PersonView,
  ],
  migrations: [
    ...messagingMigrations,
    DueWork1700000000001,
    AnsweredRequest1700000000002,
    Registration1790000000001,
    KeyRegions1790000000002,
    Trips1790000000003,
    MergedResidents1790000000004,
    SelfRegistration1790000000005,
    PersonViews1790000000006,
    NamedAreas1790000000007,
    ArrivalsByOrigin1790000000008,
  ],
});
