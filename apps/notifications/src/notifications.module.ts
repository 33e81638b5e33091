import { Module } from '@nestjs/common';
import { MessagingModule } from '#messaging/messaging.module.js';
import { NeighbourhoodModule } from '#neighbourhood/neighbourhood.module.js';
import { readConfig } from '#platform/config.js';
import { subgraph } from '#platform/graphql.js';
import { PlatformModule } from '#platform/platform.module.js';
import { FollowAccounts } from './account/follow-accounts.js';
import { AskFigures } from './brief/ask-figures.js';
import { BriefController } from './brief/brief.controller.js';
import { KeepBriefs } from './brief/keep-briefs.js';
import { ServiceToken } from './brief/service-token.js';
import { Channels } from './channel/channels.js';
import { Email } from './channel/email.js';
import { Webhook } from './channel/webhook.js';
import { AskContacts } from './contact/ask-contacts.js';
import { ClaimDeliveries } from './delivery/claim-deliveries.js';
import { Deliver } from './delivery/deliver.js';
import { DeliveryResolver } from './delivery/delivery.resolver.js';
import { KeepWithinDay } from './delivery/keep-within-day.js';
import { ReadRecipients } from './delivery/read-recipients.js';
import { RecordNew } from './delivery/record-new.js';
import { RecordOutcomes } from './delivery/record-outcomes.js';
import { SendBatch } from './delivery/send-batch.js';
import { Sender } from './delivery/sender.js';
import { SendDigest } from './delivery/send-digest.js';
import { TellOutcomes } from './delivery/tell-outcomes.js';
import { WriteDeliveries } from './delivery/write-deliveries.js';
import { InboxChangesResolver } from './inbox/inbox-changes.resolver.js';
import { InboxResolver } from './inbox/inbox.resolver.js';
import { MarkRead } from './inbox/mark-read.js';
import { ReadMessages } from './inbox/read-messages.js';
import { notificationsConfig, NotificationsSettings } from './notifications.config.js';
import { dataSource } from './notifications.database.js';
import { BringOutEdition } from './notice/bring-out-edition.js';
import { CorrectNotice } from './notice/correct-notice.js';
import { DraftNotice } from './notice/draft-notice.js';
import { NoticeChangesResolver } from './notice/notice-changes.resolver.js';
import { NoticeResolver } from './notice/notice.resolver.js';
import { PublishNotice } from './notice/publish-notice.js';
import { ReadNotices } from './notice/read-notices.js';
import { TellEdition } from './notice/tell-edition.js';
import { WithdrawNotice } from './notice/withdraw-notice.js';
import { WriteNoticeText } from './notice/write-notice-text.js';
import { PreferenceResolver } from './preference/preference.resolver.js';
import { SetPreference } from './preference/set-preference.js';
import { PrintsController } from './print/prints.controller.js';
import { PrintsResolver } from './print/prints.resolver.js';
import { RecordPrints } from './print/record-prints.js';
import { CountReach } from './reach/count-reach.js';
import { ReachFactsResolver } from './reach/reach-facts.resolver.js';
import { AreaReachResolver, NoticeReachResolver } from './reach/reach.resolver.js';
import { ReadReach } from './reach/read-reach.js';
import { ReceiptsController } from './receipt/receipts.controller.js';
import { SignedBody } from './receipt/signed-body.js';
import { TakeReceipt } from './receipt/take-receipt.js';
import { TellByRules } from './rule/tell-by-rules.js';
import { ShowMessages } from './template/show-messages.js';

const messaging = MessagingModule.forRoot({ service: 'notifications', consumer: 'notifications' });
const settings = { provide: NotificationsSettings, useFactory: () => readConfig(notificationsConfig) };
const delivery = [Deliver, RecordNew, ReadRecipients, WriteDeliveries, TellOutcomes, KeepWithinDay, SendDigest];
const sending = [Sender, SendBatch, ClaimDeliveries, RecordOutcomes, DeliveryResolver, AskContacts, Channels, Email, Webhook];
const receipt = [SignedBody, TakeReceipt];
const inbox = [InboxResolver, InboxChangesResolver, ReadMessages, MarkRead, ShowMessages];

const notice = [
  ...[NoticeResolver, NoticeChangesResolver, ReadNotices, DraftNotice, WriteNoticeText],
  ...[PublishNotice, BringOutEdition, TellEdition, CorrectNotice, WithdrawNotice],
];
const reach = [AreaReachResolver, NoticeReachResolver, ReachFactsResolver, ReadReach, CountReach];

@Module({
  imports: [PlatformModule.forRoot(dataSource), messaging, subgraph(), NeighbourhoodModule],
  // Who has just been linked can be told of it: reactions to one event are called in this order.
  controllers: [FollowAccounts, TellByRules, ReceiptsController, PrintsController, BriefController],
  providers: [
    settings,
    ...delivery,
    ...sending,
    ...receipt,
    ...inbox,
    PreferenceResolver,
    SetPreference,
    ...notice,
    ...reach,
    PrintsResolver,
    RecordPrints,
    AskFigures,
    KeepBriefs,
    ServiceToken,
  ],
})
export class NotificationsModule {}
