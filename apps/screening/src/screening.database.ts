import { messagingEntities, messagingMigrations } from '#messaging/messaging.database.js';
import { database } from '#platform/database.js';
import { DueWork, DueWork1700000000001 } from '#platform/due-work.entity.js';
import { AnsweredRequest, AnsweredRequest1700000000002 } from '#platform/repeatable.js';
import { Area } from '#neighbourhood/area.entity.js';
import { Assessment } from './assessment/assessment.entity.js';
import { Answer } from './attempt/answer.entity.js';
import { Attempt } from './attempt/attempt.entity.js';
import { Call } from './call/call.entity.js';
import { Campaign } from './campaign/campaign.entity.js';
import { CoverageRollup } from './coverage/coverage-rollup.entity.js';
import { Household } from '#neighbourhood/household.entity.js';
import { Screening1790000000001 } from './migrations/1790000000001-screening.js';
import { MergedResidents1790000000002 } from './migrations/1790000000002-merged-residents.js';
import { Observations1790000000003 } from './migrations/1790000000003-observations.js';
import { ObservationChange } from './observation/observation-change.entity.js';
import { Observation } from './observation/observation.entity.js';
import { ObservationCount } from './figures/observation-count.entity.js';
import { ObservationDay } from './figures/observation-day.entity.js';
import { Slot } from './slot/slot.entity.js';
import { Commitment } from './commitment/commitment.entity.js';
import { Fever } from './fever/fever.entity.js';
import { TasksAndFevers1790000000004 } from './migrations/1790000000004-tasks-and-fevers.js';
import { FeversOfAPerson1790000000005 } from './migrations/1790000000005-fevers-of-a-person.js';
import { StandingRecord1790000000006 } from './migrations/1790000000006-standing-record.js';
import { Calls1790000000007 } from './migrations/1790000000007-calls.js';
import { RefusedProposals1790000000008 } from './migrations/1790000000008-refused-proposals.js';
import { Need } from './need/need.entity.js';
import { HonestyFlag } from './reading/honesty-flag.entity.js';
import { Referral } from './referral/referral.entity.js';
import { Task } from './task/task.entity.js';
import { Visit } from './visit/visit.entity.js';
import { Resident } from '#neighbourhood/resident.entity.js';
import { RoomTarget } from './target/target.entity.js';

const knownOfOthers = [Area, Household, Resident];
const own = [Campaign, CoverageRollup, RoomTarget, Attempt, Answer, Assessment];
const care = [Observation, ObservationChange, Slot, ObservationDay, ObservationCount, Commitment, Need];
const followUp = [Task, Fever, Referral, Visit, Call, HonestyFlag];

export const dataSource = database({
  service: 'screening',
  entities: [...messagingEntities, DueWork, AnsweredRequest, ...knownOfOthers, ...own, ...care, ...followUp],
  migrations: [
    ...messagingMigrations,
    DueWork1700000000001,
    AnsweredRequest1700000000002,
    Screening1790000000001,
    MergedResidents1790000000002,
    Observations1790000000003,
    TasksAndFevers1790000000004,
    FeversOfAPerson1790000000005,
    StandingRecord1790000000006,
    Calls1790000000007,
    RefusedProposals1790000000008,
  ],
});
