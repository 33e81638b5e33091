import { Module } from '@nestjs/common';
import { MessagingModule } from '#messaging/messaging.module.js';
import { subgraph } from '#platform/graphql.js';
import { PlatformModule } from '#platform/platform.module.js';
import { AuditSettings, readAuditConfig } from './audit.config.js';
import { dataSource } from './audit.database.js';
import { AskWitnesses } from './checkpoint/ask-witnesses.js';
import { SignCheckpoint } from './checkpoint/sign-checkpoint.js';
import { LedgerResolver } from './checkpoint/ledger.resolver.js';
import { ReadLedger } from './checkpoint/read-ledger.js';
import { AppendLeaves } from './ledger/append-leaves.js';
import { EraseDetails } from './ledger/erase-details.js';
import { LedgerSignals } from './ledger/ledger-signals.js';
import { ReadTree } from './ledger/read-tree.js';
import { Sequencer } from './ledger/sequencer.js';
import { TakeIn } from './ledger/take-in.js';
import { PeopleResolver } from './people/people.resolver.js';
import { ReadPeople } from './people/read-people.js';
import { AuditResolver } from './search/audit.resolver.js';
import { ReadGaps } from './search/read-gaps.js';
import { ReadTrail } from './search/read-trail.js';
import { ReadUnusual } from './search/read-unusual.js';
import { ReadReaders } from './search/read-readers.js';
import { ReadersResolver } from './search/readers.resolver.js';

const ledger = [TakeIn, Sequencer, AppendLeaves, ReadTree, EraseDetails, LedgerSignals];
const checkpoint = [SignCheckpoint, AskWitnesses, LedgerResolver, ReadLedger];
const search = [AuditResolver, ReadTrail, ReadGaps, ReadUnusual, ReadersResolver, ReadReaders];
const people = [PeopleResolver, ReadPeople];

@Module({
  imports: [PlatformModule.forRoot(dataSource), MessagingModule.forRoot({ service: 'audit' }), subgraph()],
  providers: [{ provide: AuditSettings, useFactory: readAuditConfig }, ...ledger, ...checkpoint, ...search, ...people],
})
export class AuditModule {}
