import { CallResolver } from './call/call.resolver.js';
import { CallsForTaskResolver, CallsOfResolver } from './call/calls-of.resolver.js';
import { FollowTask } from './call/follow-task.js';
import { RecordCall } from './call/record-call.js';
import { AnswerCommitment } from './commitment/answer-commitment.js';
import { CommitmentTasks } from './commitment/commitment-tasks.js';
import { CommitmentResolver } from './commitment/commitment.resolver.js';
import { FeverTasks } from './fever/fever-tasks.js';
import { FeverResolver } from './fever/fever.resolver.js';
import { FollowFevers } from './fever/follow-fevers.js';
import { FollowGate } from './fever/follow-gate.js';
import { OnGateChecked } from './fever/on-gate-checked.js';
import { WriteFevers } from './fever/write-fevers.js';
import { CountPeople } from './figures/count-people.js';
import { ListObservationFacts } from './figures/list-observation-facts.js';
import { ObservationFactsResolver } from './figures/observation-facts.resolver.js';
import { ObservationFiguresResolver } from './figures/observation-figures.resolver.js';
import { ReadObservationFigures } from './figures/read-observation-figures.js';
import { NeedResolver } from './need/need.resolver.js';
import { OpenNeeds } from './need/open-needs.js';
import { AskObservationChange } from './observation/ask-observation-change.js';
import { CancelObservations } from './observation/cancel-observations.js';
import { CloseFollowUp } from './observation/close-follow-up.js';
import { DecideObservationChange } from './observation/decide-observation-change.js';
import { FollowTrip } from './observation/follow-trip.js';
import { MoveObservationEnd } from './observation/move-observation-end.js';
import { ObservationChangesResolver } from './observation/observation-changes.resolver.js';
import { ObservationDetailsResolver } from './observation/observation-details.resolver.js';
import { ObservationEndsResolver } from './observation/observation-ends.resolver.js';
import { ObservationRuleResolver } from './observation/observation-rule.resolver.js';
import { ObservationResolver } from './observation/observation.resolver.js';
import { ObservationsOfResolver } from './observation/observations-of.resolver.js';
import { OnTripArrived } from './observation/on-trip-arrived.js';
import { OnTripClosed } from './observation/on-trip-closed.js';
import { OnTripReassessed } from './observation/on-trip-reassessed.js';
import { OnTripRegistered } from './observation/on-trip-registered.js';
import { ProposeByHand } from './observation/propose-by-hand.js';
import { ProposeObservations } from './observation/propose-observations.js';
import { RaiseVersion } from './observation/raise-version.js';
import { ReadObservations } from './observation/read-observations.js';
import { RefuseObservation } from './observation/refuse-observation.js';
import { ReleaseObservations } from './observation/release-observations.js';
import { ReleaseWhenOver } from './observation/release-when-over.js';
import { StartObservations } from './observation/start-observations.js';
import { StartObservationsResolver } from './observation/start-observations.resolver.js';
import { TellObservation } from './observation/tell-observation.js';
import { TransferObservation } from './observation/transfer-observation.js';
import { CheckHonesty } from './reading/check-honesty.js';
import { FindSlots } from './reading/find-slots.js';
import { ReadingResolver } from './reading/reading.resolver.js';
import { TakeHeardReading } from './reading/take-heard-reading.js';
import { TakeReadings } from './reading/take-readings.js';
import { WriteReadings } from './reading/write-readings.js';
import { CloseReferral } from './referral/close-referral.js';
import { OpenReferrals } from './referral/open-referrals.js';
import { ReferralResolver } from './referral/referral.resolver.js';
import { AddSlots } from './slot/add-slots.js';
import { CloseSlots } from './slot/close-slots.js';
import { RemindOfSlots } from './slot/remind-of-slots.js';
import { SlotResolver } from './slot/slot.resolver.js';
import { WithdrawSlots } from './slot/withdraw-slots.js';
import { OpenTasks } from './task/open-tasks.js';
import { SettleTasks } from './task/settle-tasks.js';
import { FinishTask } from './task/finish-task.js';
import { HandOverTasks } from './task/hand-over-tasks.js';
import { OnExpectedTrip } from './task/on-expected-trip.js';
import { OnHelp } from './task/on-help.js';
import { OnMessageUndeliverable } from './task/on-message-undeliverable.js';
import { ReadTasks } from './task/read-tasks.js';
import { TakeTasks } from './task/take-tasks.js';
import { TaskResolver } from './task/task.resolver.js';
import { WorkListResolver } from './task/work-list.resolver.js';
import { RecordVisit } from './visit/record-visit.js';
import { VisitResolver } from './visit/visit.resolver.js';
import { VisitTasks } from './visit/visit-tasks.js';
import { TellOverdueTasks } from './task/tell-overdue-tasks.js';

const observation = [
  ...[
    ObservationResolver,
    ObservationDetailsResolver,
    ObservationRuleResolver,
    ObservationChangesResolver,
    ObservationEndsResolver,
    StartObservationsResolver,
    ObservationsOfResolver,
  ],
  ...[
    ReadObservations,
    ProposeObservations,
    ProposeByHand,
    FollowTrip,
    StartObservations,
    CancelObservations,
    RefuseObservation,
    TransferObservation,
    TellObservation,
  ],
  ...[AskObservationChange, DecideObservationChange, MoveObservationEnd, ReleaseObservations, ReleaseWhenOver, CloseFollowUp, RaiseVersion],
];
const figures = [ObservationFiguresResolver, ObservationFactsResolver, ReadObservationFigures, ListObservationFacts, CountPeople];
const commitment = [CommitmentResolver, AnswerCommitment, CommitmentTasks];
const need = [NeedResolver, OpenNeeds];
const slot = [SlotResolver, AddSlots, WithdrawSlots, RemindOfSlots, CloseSlots];
const reading = [ReadingResolver, TakeReadings, TakeHeardReading, FindSlots, WriteReadings, CheckHonesty];
const fever = [FeverResolver, FollowFevers, FollowGate, WriteFevers, FeverTasks];
const referral = [ReferralResolver, OpenReferrals, CloseReferral];
const task = [TaskResolver, WorkListResolver, ReadTasks, OpenTasks, SettleTasks, TellOverdueTasks, TakeTasks, HandOverTasks, FinishTask];
const call = [CallResolver, CallsOfResolver, CallsForTaskResolver, RecordCall, FollowTask];
const visit = [VisitResolver, RecordVisit, VisitTasks];

/** Everything from a proposed observation to its release. */
export const careReactions = [
  OnTripArrived,
  OnTripRegistered,
  OnTripReassessed,
  OnTripClosed,
  OnGateChecked,
  OnExpectedTrip,
  OnMessageUndeliverable,
  OnHelp,
];
export const careProviders = [
  ...figures,
  ...observation,
  ...commitment,
  ...need,
  ...slot,
  ...reading,
  ...fever,
  ...referral,
  ...task,
  ...call,
  ...visit,
];
