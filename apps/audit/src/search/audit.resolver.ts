import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { sightOf } from '#platform/policy.js';
import { asService, withScope } from '#platform/scope.js';
import { AuditFilter, AuditPageType, LedgerGapType, UnusualReadingType } from './entry.graphql.js';
import { ReadGaps } from './read-gaps.js';
import { auditPage, pageSize, placeBefore, ReadTrail } from './read-trail.js';
import { ReadUnusual } from './read-unusual.js';

/** What an auditor asks. */
@Resolver()
export class AuditResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly trail: ReadTrail,
    private readonly gaps: ReadGaps,
    private readonly unusual: ReadUnusual,
  ) {}

  @Query(() => AuditPageType, { description: 'Who saw or changed what, whom, where, when and why.' })
  auditTrail(
    @Args('filter', { type: () => AuditFilter }) filter: AuditFilter,
    @Args('first', { type: () => Int, defaultValue: 50, description: 'At most 200.' }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Caller() actor: Actor,
  ): Promise<AuditPageType> {
    const size = pageSize(first);
    return withScope(this.dataSource, actor, 'ledger.read', async (tx) =>
      auditPage(await this.trail.execute(tx, filter, size, placeBefore(after)), size),
    );
  }

  @Query(() => [LedgerGapType], { description: 'Records that a source counted and the ledger does not have, of the whole system.' })
  ledgerGaps(@Caller() actor: Actor): Promise<LedgerGapType[]> {
    sightOf(actor, 'ledger.read');
    // A lane counts the records of all areas: seen from one of them it would be full of holes. Numbers say nothing of anybody.
    return asService(this.dataSource, 'ledger.read', (tx) => this.gaps.execute(tx));
  }

  @Query(() => [UnusualReadingType], { description: 'Many people in an hour, at night, the own household, colleagues.' })
  unusualReading(
    @Args('areaCode', { type: () => ID, nullable: true }) areaCode: string | null,
    @Args('from', { type: () => Date }) from: Date,
    @Args('until', { type: () => Date }) until: Date,
    @Caller() actor: Actor,
  ): Promise<UnusualReadingType[]> {
    return withScope(this.dataSource, actor, 'ledger.read', (tx) => this.unusual.execute(tx, { areaCode, from, until }));
  }
}
