import { Module } from '@nestjs/common';
import { MessagingModule } from '#messaging/messaging.module.js';
import { subgraph } from '#platform/graphql.js';
import { PlatformModule } from '#platform/platform.module.js';
import { asService } from '#platform/scope.js';
import { KeepAreas } from '#neighbourhood/keep-areas.js';
import { NamePlaces } from '#neighbourhood/name-places.js';
import { OnAreaDefined } from './area/on-area-defined.js';
import { OnAreaRenamed } from './area/on-area-renamed.js';
import { OnRoomStateChanged } from './area/on-room-state-changed.js';
import { AssessmentResolver, TargetAssessmentsResolver } from './assessment/assessment.resolver.js';
import { ConfirmRisk } from './assessment/confirm-risk.js';
import { NextSequences } from './assessment/next-sequences.js';
import { ProposeRisks } from './assessment/propose-risks.js';
import { ReEvaluateRisks } from './assessment/re-evaluate-risks.js';
import { ReadAssessments } from './assessment/read-assessments.js';
import { WriteAssessments } from './assessment/write-assessments.js';
import { AttemptResolver, TargetAttemptsResolver } from './attempt/attempt.resolver.js';
import { CheckAttempts } from './attempt/check-attempts.js';
import { ReadAttempts } from './attempt/read-attempts.js';
import { ReadReportedRooms } from './attempt/read-reported-rooms.js';
import { RecordAttempts } from './attempt/record-attempts.js';
import { WriteAttempts } from './attempt/write-attempts.js';
import { CampaignChangesResolver } from './campaign/campaign-changes.resolver.js';
import { CampaignResolver } from './campaign/campaign.resolver.js';
import { CloseCampaign } from './campaign/close-campaign.js';
import { CloseWhenOver } from './campaign/close-when-over.js';
import { OpenCampaign } from './campaign/open-campaign.js';
import { ReadCampaigns } from './campaign/read-campaigns.js';
import { ReportMissedRooms } from './campaign/report-missed-rooms.js';
import { careProviders, careReactions } from './care.js';
import { countAlone } from './counting-lock.js';
import { CoverageResolver } from './coverage/coverage.resolver.js';
import { ReadCoverage } from './coverage/read-coverage.js';
import { KeepHouseholds } from '#neighbourhood/keep-households.js';
import { OnHouseholdClosed } from './household/on-household-closed.js';
import { OnHouseholdMoved } from './household/on-household-moved.js';
import { OnHouseholdRegistered } from './household/on-household-registered.js';
import { QuestionSetResolver } from './question-set/question-set.resolver.js';
import { KeepResidents } from '#neighbourhood/keep-residents.js';
import { MergeResidents } from './resident/merge-residents.js';
import { OnMergeUndone } from './resident/on-merge-undone.js';
import { OnResidentsMerged } from './resident/on-residents-merged.js';
import { OnResidentMoved } from './resident/on-resident-moved.js';
import { OnResidentRegistered } from './resident/on-resident-registered.js';
import { OnResidentUpdated } from './resident/on-resident-updated.js';
import { dataSource } from './screening.database.js';
import { AddTargets } from './target/add-targets.js';
import { BringInFacts } from './target/bring-in-facts.js';
import { FollowRooms } from './target/follow-rooms.js';
import { CoverageGridResolver } from './target/coverage-grid.resolver.js';
import { ReadCoverageGrid } from './target/read-coverage-grid.js';
import { ListMissingRooms } from './target/list-missing-rooms.js';
import { MissingRoomsResolver } from './target/missing-rooms.resolver.js';
import { NoteSignsOfLife } from './target/note-signs-of-life.js';
import { ReadRoomsSeen } from './target/read-rooms-seen.js';
import { ReadTargets } from './target/read-targets.js';
import { RefreshTargets } from './target/refresh-targets.js';
import { TargetResolver } from './target/target.resolver.js';
import { UpdateTargets } from './target/update-targets.js';

const reactions = [
  ...[OnAreaDefined, OnAreaRenamed, OnRoomStateChanged],
  ...[OnHouseholdRegistered, OnHouseholdMoved, OnHouseholdClosed],
  ...[OnResidentRegistered, OnResidentUpdated, OnResidentMoved, OnResidentsMerged, OnMergeUndone],
];
const campaign = [CampaignResolver, CampaignChangesResolver, ReadCampaigns, OpenCampaign, CloseCampaign, CloseWhenOver, ReportMissedRooms];
const target = [
  ...[TargetResolver, MissingRoomsResolver, CoverageGridResolver, ReadTargets, ReadCoverageGrid, ListMissingRooms, NamePlaces],
  ...[FollowRooms, BringInFacts, AddTargets, UpdateTargets, NoteSignsOfLife, RefreshTargets, ReadRoomsSeen],
];
const attempt = [AttemptResolver, TargetAttemptsResolver, ReadAttempts, RecordAttempts, CheckAttempts, ReadReportedRooms, WriteAttempts];
const assessment = [
  ...[AssessmentResolver, TargetAssessmentsResolver, ReadAssessments, ProposeRisks, ConfirmRisk],
  ...[ReEvaluateRisks, WriteAssessments, NextSequences],
];

const messaging = MessagingModule.forRoot({
  service: 'screening',
  consumer: 'screening',
  transact: (source, work) =>
    asService(source, 'screening', async (tx) => {
      await countAlone(tx);
      return work(tx);
    }),
});

@Module({
  imports: [PlatformModule.forRoot(dataSource), messaging, subgraph()],
  controllers: [...reactions, ...careReactions],
  providers: [
    CoverageResolver,
    ReadCoverage,
    QuestionSetResolver,
    KeepAreas,
    KeepHouseholds,
    KeepResidents,
    MergeResidents,
    ...campaign,
    ...target,
    ...attempt,
    ...assessment,
    ...careProviders,
  ],
})
export class ScreeningModule {}
