import { Module } from '@nestjs/common';
import { MessagingModule } from '#messaging/messaging.module.js';
import { PlatformModule } from '#platform/platform.module.js';
import { AuditSettings, readAuditConfig } from './audit.config.js';
import { dataSource } from './audit.database.js';
import { AskWitnesses } from './checkpoint/ask-witnesses.js';
import { SignCheckpoint } from './checkpoint/sign-checkpoint.js';
import { AppendLeaves } from './ledger/append-leaves.js';
import { ReadTree } from './ledger/read-tree.js';
import { Sequencer } from './ledger/sequencer.js';
import { TakeIn } from './ledger/take-in.js';

const ledger = [TakeIn, Sequencer, AppendLeaves, ReadTree];
const checkpoint = [SignCheckpoint, AskWitnesses];

@Module({
  imports: [PlatformModule.forRoot(dataSource), MessagingModule.forRoot({ service: 'audit' })],
  providers: [{ provide: AuditSettings, useFactory: readAuditConfig }, ...ledger, ...checkpoint],
})
export class AuditModule {}
