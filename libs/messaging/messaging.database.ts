import { AccessSource } from './access-source.entity.js';
import { AttemptRow, InboxRow, PositionRow } from './inbox.entity.js';
import { CreateMessaging1767225600000 } from './migrations/1767225600000-create-messaging.js';
import { CountAccessRecords1767225600001 } from './migrations/1767225600001-count-access-records.js';
import { KeepSetAside1767225600002 } from './migrations/1767225600002-keep-set-aside.js';
import { OutboxRow } from './outbox.entity.js';
import { ParkedRow } from './parked.entity.js';
import { ReplayLogRow } from './replay-log.entity.js';
import { SetAsideRow } from './set-aside.entity.js';

/**
 * Tables that every service keeps in its own database so that facts go out and come in with its transactions. They hold
 * no personal data and have no row-level security.
 */
export const messagingEntities = [OutboxRow, InboxRow, PositionRow, AttemptRow, ParkedRow, ReplayLogRow, SetAsideRow, AccessSource];

export const messagingMigrations = [CreateMessaging1767225600000, CountAccessRecords1767225600001, KeepSetAside1767225600002];
