import { Module } from '@nestjs/common';
import { MessagingModule } from '#messaging/messaging.module.js';
import { NeighbourhoodModule } from '#neighbourhood/neighbourhood.module.js';
import { subgraph } from '#platform/graphql.js';
import { PlatformModule } from '#platform/platform.module.js';
import { asService } from '#platform/scope.js';
import { AreaType } from './area.graphql.js';
import { AppealPass } from './appeal/appeal-pass.js';
import { AppealResolver } from './appeal/appeal.resolver.js';
import { DecideAppeal } from './appeal/decide-appeal.js';
import { DeviceRequests } from './device/device-requests.js';
import { DeviceResolver } from './device/device.resolver.js';
import { DevicesController } from './device/devices.controller.js';
import { EnrolDevice } from './device/enrol-device.js';
import { InviteDevice } from './device/invite-device.js';
import { RevokeDevice } from './device/revoke-device.js';
import { AreaGateFlowResolver, GateFlowDetailsResolver } from './figures/gate-flow.resolver.js';
import { AreaPassesResolver, PassEventsResolver } from './figures/pass-figures.resolver.js';
import { ReadPassFigures } from './figures/read-pass-figures.js';
import { ReadGateFlow } from './figures/read-gate-flow.js';
import { GateResolver } from './gate/gate.resolver.js';
import { OpenGate } from './gate/open-gate.js';
import { ReadGates } from './gate/read-gates.js';
import { SetGate } from './gate/set-gate.js';
import { GateCheckDays } from './gate-check/gate-check-days.js';
import { GateCheckResolver } from './gate-check/gate-check.resolver.js';
import { GateChecksController } from './gate-check/gate-checks.controller.js';
import { ReadGateChecks } from './gate-check/read-gate-checks.js';
import { WriteGateChecks } from './gate-check/write-gate-checks.js';
import { holdAlone } from './holding-lock.js';
import { KeepObservation } from './observation/keep-observation.js';
import { OnObservationEnded } from './observation/on-observation-ended.js';
import { OnObservationStarted } from './observation/on-observation-started.js';
import { OnPeopleMoved } from './observation/on-people-moved.js';
import { ChangePasses } from './pass/change-passes.js';
import { CheckIssue } from './pass/check-issue.js';
import { ExpirePasses } from './pass/expire-passes.js';
import { IssuePasses } from './pass/issue-passes.js';
import { IssueResolver } from './pass/issue.resolver.js';
import { KeepPassBooks } from './pass/keep-pass-books.js';
import { OpenDetails } from './pass/open-details.js';
import { PassChangesResolver } from './pass/pass-changes.resolver.js';
import { PassPlaceResolver } from './pass/pass-place.resolver.js';
import { PassResolver } from './pass/pass.resolver.js';
import { ReadPasses } from './pass/read-passes.js';
import { TellPassChange } from './pass/tell-pass-change.js';
import { RevocationResolver } from './pass/revocation.resolver.js';
import { RevokePass } from './pass/revoke-pass.js';
import { WithoutPassResolver } from './pass/without-pass.resolver.js';
import { WritePasses } from './pass/write-passes.js';
import { MakeCards } from './paper/make-cards.js';
import { PaperController } from './paper/paper.controller.js';
import { ReserveForms } from './paper/reserve-forms.js';
import { dataSource } from './passes.database.js';
import { DecideSuspension } from './suspension/decide-suspension.js';
import { FollowHolds } from './suspension/follow-holds.js';
import { FollowPeople } from './suspension/follow-people.js';
import { ReadSuspensions } from './suspension/read-suspensions.js';
import { RestorePass } from './suspension/restore-pass.js';
import { SuspendPass } from './suspension/suspend-pass.js';
import { EnsureKeys } from './token/ensure-keys.js';
import { DistrictKeys } from './token/district-keys.js';
import { ForgetSteps } from './token/forget-steps.js';
import { ListsController } from './token/lists.controller.js';
import { MakeToken } from './token/make-token.js';
import { PassCodeResolver } from './token/pass-code.resolver.js';
import { ReadLists } from './token/read-lists.js';
import { PublishRevocations } from './token/publish-revocations.js';
import { ReplaceKey } from './token/replace-key.js';

const reactions = [OnObservationStarted, OnObservationEnded, OnPeopleMoved];
const pass = [
  ...[PassResolver, PassPlaceResolver, PassChangesResolver, IssueResolver, ReadPasses, OpenDetails, IssuePasses, CheckIssue, WritePasses],
  ...[WithoutPassResolver, RevocationResolver, ChangePasses, KeepPassBooks, RevokePass, ExpirePasses, TellPassChange],
];
const suspension = [FollowHolds, FollowPeople, SuspendPass, DecideSuspension, RestorePass, ReadSuspensions, KeepObservation];
const appeal = [AppealResolver, AppealPass, DecideAppeal];
const token = [PassCodeResolver, MakeToken, ReadLists, DistrictKeys, EnsureKeys, ReplaceKey, PublishRevocations, ForgetSteps];
const gate = [GateResolver, ReadGates, OpenGate, SetGate, DeviceResolver, DeviceRequests, InviteDevice, EnrolDevice, RevokeDevice];
const gateCheck = [GateCheckResolver, ReadGateChecks, WriteGateChecks, GateCheckDays];
const paper = [MakeCards, ReserveForms];
const figures = [
  ...[AreaPassesResolver, PassEventsResolver, ReadPassFigures],
  ...[AreaGateFlowResolver, GateFlowDetailsResolver, ReadGateFlow],
];

const messaging = MessagingModule.forRoot({
  service: 'passes',
  consumer: 'passes',
  transact: (source, work) =>
    asService(source, 'passes', async (tx) => {
      await holdAlone(tx);
      return work(tx);
    }),
});

@Module({
  imports: [PlatformModule.forRoot(dataSource), messaging, subgraph([AreaType]), NeighbourhoodModule],
  controllers: [...reactions, ListsController, DevicesController, GateChecksController, PaperController],
  providers: [...pass, ...suspension, ...appeal, ...token, ...gate, ...gateCheck, ...paper, ...figures],
})
export class PassesModule {}
