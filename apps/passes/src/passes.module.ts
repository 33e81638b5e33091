import { Module } from '@nestjs/common';
import { MessagingModule } from '#messaging/messaging.module.js';
import { NeighbourhoodModule } from '#neighbourhood/neighbourhood.module.js';
import { subgraph } from '#platform/graphql.js';
import { PlatformModule } from '#platform/platform.module.js';
import { AreaType } from './area.graphql.js';
import { dataSource } from './passes.database.js';

const messaging = MessagingModule.forRoot({ service: 'passes', consumer: 'passes' });

@Module({ imports: [PlatformModule.forRoot(dataSource), messaging, subgraph([AreaType]), NeighbourhoodModule] })
export class PassesModule {}
