import { messagingEntities, messagingMigrations } from '#messaging/messaging.database.js';
import { neighbourhoodEntities, neighbourhoodMigrations } from '#neighbourhood/neighbourhood.database.js';
import { database } from '#platform/database.js';
import { DueWork, DueWork1700000000001 } from '#platform/due-work.entity.js';
import { AnsweredRequest, AnsweredRequest1700000000002 } from '#platform/repeatable.js';

export const dataSource = database({
  service: 'passes',
  entities: [...messagingEntities, DueWork, AnsweredRequest, ...neighbourhoodEntities],
  migrations: [...messagingMigrations, DueWork1700000000001, AnsweredRequest1700000000002, ...neighbourhoodMigrations],
});
