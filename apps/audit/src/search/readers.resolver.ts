import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { sightOf } from '#platform/policy.js';
import { asService, withScope } from '#platform/scope.js';
import { ReadGaps } from './read-gaps.js';
import { ReadReaders } from './read-readers.js';
import { LedgerSourceType, PersonReadType, ReaderType } from './readers.graphql.js';

/** Who looked at whom, and over how many records the ledger counts. */
@Resolver()
export class ReadersResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadReaders,
    private readonly gaps: ReadGaps,
  ) {}

  @Query(() => [ReaderType], { description: 'Accounts that read records of people, those who read most people first; at most 200.' })
  readers(
    @Args('areaCode', { type: () => ID, nullable: true }) areaCode: string | null,
    @Args('from', { type: () => Date }) from: Date,
    @Args('until', { type: () => Date }) until: Date,
    @Caller() actor: Actor,
  ): Promise<ReaderType[]> {
    return withScope(this.dataSource, actor, 'ledger.read', (tx) => this.read.readers(tx, { areaCode, from, until }));
  }

  @Query(() => [PersonReadType], { description: 'Whose records one account read, the last one first; at most 500.' })
  peopleReadBy(
    @Args('actor', { type: () => ID, description: 'Account.' }) account: string,
    @Args('areaCode', { type: () => ID, nullable: true }) areaCode: string | null,
    @Args('from', { type: () => Date }) from: Date,
    @Args('until', { type: () => Date }) until: Date,
    @Caller() actor: Actor,
  ): Promise<PersonReadType[]> {
    return withScope(this.dataSource, actor, 'ledger.read', (tx) => this.read.people(tx, account, { areaCode, from, until }));
  }

  @Query(() => [LedgerSourceType], { description: 'Everything that numbers its records, of the whole system.' })
  ledgerSources(@Caller() actor: Actor): Promise<LedgerSourceType[]> {
    sightOf(actor, 'ledger.read');
    return asService(this.dataSource, 'ledger.read', (tx) => this.gaps.sources(tx));
  }
}
