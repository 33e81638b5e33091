import { messagingEntities, messagingMigrations } from '#messaging/messaging.database.js';
import { neighbourhoodEntities, neighbourhoodMigrations } from '#neighbourhood/neighbourhood.database.js';
import { database } from '#platform/database.js';
import { DueWork, DueWork1700000000001 } from '#platform/due-work.entity.js';
import { AnsweredRequest, AnsweredRequest1700000000002 } from '#platform/repeatable.js';
import { LinkedAccount } from './account/linked-account.entity.js';
import { DailyBrief } from './brief/daily-brief.entity.js';
import { Delivery } from './delivery/delivery.entity.js';
import { Deliveries1790000000001 } from './migrations/1790000000001-deliveries.js';
import { Notices1790000000002 } from './migrations/1790000000002-notices.js';
import { ReachByLanguage1790000000004 } from './migrations/1790000000004-reach-by-language.js';
import { DailyBriefs1790000000003 } from './migrations/1790000000003-daily-briefs.js';
import { Notice, NoticeEdition } from './notice/notice.entity.js';
import { Preference } from './preference/preference.entity.js';
import { ReachRollup } from './reach/reach-rollup.entity.js';

const own = [LinkedAccount, Delivery, Preference, ReachRollup, Notice, NoticeEdition, DailyBrief];

export const dataSource = database({
  service: 'notifications',
  entities: [...messagingEntities, DueWork, AnsweredRequest, ...neighbourhoodEntities, ...own],
  migrations: [
    ...messagingMigrations,
    DueWork1700000000001,
    AnsweredRequest1700000000002,
    ...neighbourhoodMigrations,
    Deliveries1790000000001,
    Notices1790000000002,
    DailyBriefs1790000000003,
    ReachByLanguage1790000000004,
  ],
});
