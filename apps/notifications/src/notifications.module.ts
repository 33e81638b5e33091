import { Module } from '@nestjs/common';
import { MessagingModule } from '#messaging/messaging.module.js';
import { NeighbourhoodModule } from '#neighbourhood/neighbourhood.module.js';
import { subgraph } from '#platform/graphql.js';
import { PlatformModule } from '#platform/platform.module.js';
import { dataSource } from './notifications.database.js';
import { AreaType } from './reach/reach.graphql.js';

const messaging = MessagingModule.forRoot({ service: 'notifications', consumer: 'notifications' });

@Module({ imports: [PlatformModule.forRoot(dataSource), messaging, subgraph([AreaType]), NeighbourhoodModule] })
export class NotificationsModule {}
