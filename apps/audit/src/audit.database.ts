import { messagingEntities, messagingMigrations } from '#messaging/messaging.database.js';
import { database } from '#platform/database.js';
import { DueWork, DueWork1700000000001 } from '#platform/due-work.entity.js';
import { CheckpointRow } from './checkpoint/checkpoint.entity.js';
import { LedgerArrival, LedgerEntry } from './ledger/ledger-entry.entity.js';
import { LedgerHead, TreeNode } from './ledger/tree.entity.js';
import { Ledger1790000000001 } from './migrations/1790000000001-ledger.js';
import { Numbers1790000000002 } from './migrations/1790000000002-numbers.js';
import { Arrivals1790000000003 } from './migrations/1790000000003-arrivals.js';

export const dataSource = database({
  service: 'audit',
  entities: [...messagingEntities, DueWork, LedgerArrival, LedgerEntry, TreeNode, LedgerHead, CheckpointRow],
  migrations: [...messagingMigrations, DueWork1700000000001, Ledger1790000000001, Numbers1790000000002, Arrivals1790000000003],
});
