import { z } from 'zod';
import { AreaCode, AreaPath, languages, NeedKind, StartRule, Temperature, Thermometer } from './shared.js';
import { topic } from './topic.js';

const campaign = topic('screening.campaign', { partitions: 3, retentionDays: Infinity });
const target = topic('screening.target', { partitions: 6, retentionDays: 400 });
const assessment = topic('screening.assessment', { partitions: 6, retentionDays: 400 });
const observation = topic('screening.observation', { partitions: 6, retentionDays: 400 });
const report = topic('screening.report', { partitions: 12, retentionDays: 90 });
const fever = topic('screening.fever', { partitions: 6, retentionDays: 400 });
const referral = topic('screening.referral', { partitions: 6, retentionDays: 400 });
const task = topic('screening.task', { partitions: 6, retentionDays: 400 });

export const targetEnds = ['all-answered', 'partly-answered', 'refused', 'empty', 'nobody-home', 'unreachable'] as const;
export const TargetEnd = z.enum(targetEnds);
export type TargetEnd = (typeof targetEnds)[number];

export const riskLevels = ['none', 'low', 'medium', 'high'] as const;
export const RiskLevel = z.enum(riskLevels);
export type RiskLevel = (typeof riskLevels)[number];

export const CampaignOpened = campaign.event(
  'campaign-opened',
  1,
  'campaignId',
  z.object({
    campaignId: z.uuid(),
    areaCode: AreaCode,
    areaPath: AreaPath,
    questionSet: z.string(),
    rooms: z.int(),
    endsAt: z.iso.datetime(),
  }),
);

export const CampaignClosed = campaign.event(
  'campaign-closed',
  1,
  'campaignId',
  z.object({ campaignId: z.uuid(), areaCode: AreaCode, areaPath: AreaPath, rooms: z.int(), ended: z.int() }),
);

const Target = { targetId: z.uuid(), campaignId: z.uuid(), roomCode: AreaCode, roomPath: AreaPath };

/** The room's target ended in one state; a later sign of life or a correction publishes it again with the new state. */
export const RoomScreened = target.event('room-screened', 1, 'targetId', z.object({ ...Target, end: TargetEnd }));

/** The room stands among the missing: the campaign closed over it, or it was opened again. */
export const RoomMissed = target.event('room-missed', 1, 'targetId', z.object(Target));

/** A rule proposed a level for a person, or a worker confirmed one (`confirmed`). */
export const ResidentAssessed = assessment.event(
  'resident-assessed',
  1,
  'residentId',
  z.object({
    residentId: z.uuid(),
    campaignId: z.uuid(),
    areaPath: AreaPath,
    risk: RiskLevel,
    ruleVersion: z.string(),
    confirmed: z.boolean(),
  }),
);

/** Whose observation, and where: the path ends at the building, the room is known by the household alone. */
const Observed = { observationId: z.uuid(), residentId: z.uuid(), householdId: z.uuid(), areaPath: AreaPath };
const ObservationRule = { startRule: StartRule, ruleVersion: z.string(), tripId: z.uuid().nullable() };

/** Closed list: why an observation that goes on ends at another hour than the rule says. */
export const observationChangeReasons = ['rule-changed', 'later-contact', 'symptoms', 'date-corrected', 'medical-decision'] as const;
export const ObservationChangeReason = z.enum(observationChangeReasons);
export type ObservationChangeReason = (typeof observationChangeReasons)[number];

/** A rule proposes; nobody is restricted before a worker has confirmed it. */
export const ObservationProposed = observation.event(
  'observation-proposed',
  1,
  'observationId',
  z.object({ ...Observed, ...ObservationRule }),
);
export const ObservationStarted = observation.event(
  'observation-started',
  1,
  'observationId',
  z.object({ ...Observed, ...ObservationRule, startsAt: z.iso.datetime(), endsAt: z.iso.datetime(), slots: z.int() }),
);
const ObservationChange = z.object({
  ...Observed,
  endsAt: z.iso.datetime(),
  formerEndsAt: z.iso.datetime(),
  reason: ObservationChangeReason,
});
export const ObservationExtended = observation.event('observation-extended', 1, 'observationId', ObservationChange);
export const ObservationShortened = observation.event('observation-shortened', 1, 'observationId', ObservationChange);
export const ObservationReleased = observation.event(
  'observation-released',
  1,
  'observationId',
  z.object({ ...Observed, releasedAt: z.iso.datetime(), early: z.boolean() }),
);
export const ObservationTransferred = observation.event(
  'observation-transferred',
  1,
  'observationId',
  z.object({ ...Observed, to: z.enum(['hospital', 'central-site', 'other-committee']) }),
);
/** It never started, or was started in error. */
export const ObservationCancelled = observation.event('observation-cancelled', 1, 'observationId', z.object(Observed));

const Commitment = { letterVersion: z.string(), language: z.enum(languages) };
export const CommitmentSigned = observation.event(
  'commitment-signed',
  1,
  'observationId',
  z.object({ ...Observed, ...Commitment, on: z.enum(['screen', 'paper']) }),
);
export const CommitmentRefused = observation.event('commitment-refused', 1, 'observationId', z.object({ ...Observed, ...Commitment }));
/** Something has to come to the door while they stay at home. */
export const NeedOpened = observation.event('need-opened', 1, 'observationId', z.object({ ...Observed, needId: z.uuid(), need: NeedKind }));

/** One of the two reports of a day. */
const Slot = { slotId: z.uuid(), ...Observed, opensAt: z.iso.datetime(), closesAt: z.iso.datetime() };

/** Published again when a later reading of the same slot replaces it. */
export const ReadingReported = report.event(
  'reading-reported',
  1,
  'slotId',
  z.object({
    ...Slot,
    temperature: Temperature,
    method: Thermometer,
    takenBy: z.enum(['self', 'family', 'worker', 'doctor', 'gate']),
    measuredAt: z.iso.datetime(),
    receivedAt: z.iso.datetime(),
    late: z.boolean(),
  }),
);
/** Half an hour is left and nothing has been reported. */
export const SlotDue = report.event('slot-due', 1, 'slotId', z.object(Slot));
/** `missedInARow` 2 goes to the supervisor, 3 and more to the subdistrict. */
export const SlotMissed = report.event('slot-missed', 1, 'slotId', z.object({ ...Slot, missedInARow: z.int().positive() }));

/** A person whose temperature was at or above the limit; outside an observation, as at a gate, without `observationId`. */
const Fever = {
  feverId: z.uuid(),
  residentId: z.uuid(),
  householdId: z.uuid(),
  observationId: z.uuid().nullable(),
  areaPath: AreaPath,
  temperature: Temperature,
  method: Thermometer,
  measuredAt: z.iso.datetime(),
};
/** Measured without contact; a contact reading is asked for before any step. */
export const FeverSuspected = fever.event('fever-suspected', 1, 'feverId', z.object(Fever));
/** Measured with contact: the doctor is told at once. */
export const FeverConfirmed = fever.event('fever-confirmed', 1, 'feverId', z.object({ ...Fever, referralId: z.uuid() }));
export const FeverRuledOut = fever.event('fever-ruled-out', 1, 'feverId', z.object(Fever));

const Referral = { referralId: z.uuid(), feverId: z.uuid(), residentId: z.uuid(), householdId: z.uuid(), areaPath: AreaPath };
export const ReferralOpened = referral.event('referral-opened', 1, 'referralId', z.object(Referral));
export const ReferralClosed = referral.event(
  'referral-closed',
  1,
  'referralId',
  z.object({ ...Referral, outcome: z.enum(['recovered', 'hospital', 'other-illness', 'declined']) }),
);

export const taskKinds = [
  ...(['slot-missed', 'contact-reading', 'fever-visit', 'visit', 'confirm-observation', 'commitment', 'call-returnee'] as const),
  ...(['message-undeliverable', 'help-late', 'gate-alert', 'honesty'] as const),
] as const;
export const TaskKind = z.enum(taskKinds);
export type TaskKind = (typeof taskKinds)[number];

/** Who has to see to it: the committee's workers, their supervisor, the subdistrict. */
export const taskLevels = ['worker', 'supervisor', 'subdistrict'] as const;
export const TaskLevel = z.enum(taskLevels);
export type TaskLevel = (typeof taskLevels)[number];

const Task = {
  taskId: z.uuid(),
  kind: TaskKind,
  level: TaskLevel,
  areaPath: AreaPath,
  householdId: z.uuid().nullable(),
  residentId: z.uuid().nullable(),
  dueAt: z.iso.datetime(),
};
export const TaskOpened = task.event('task-opened', 1, 'taskId', z.object(Task));
/** `assignee` is the account of a worker. */
export const TaskAssigned = task.event('task-assigned', 1, 'taskId', z.object({ ...Task, assignee: z.string() }));
export const TaskDone = task.event('task-done', 1, 'taskId', z.object({ ...Task, outcome: z.string() }));
export const TaskOverdue = task.event('task-overdue', 1, 'taskId', z.object(Task));
