import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { registry } from '#contracts/registry.js';
import { type Actor, isUnder } from '#platform/actor.js';
import { FactPageType, mostFacts } from '#platform/facts.graphql.js';
import { Caller } from '#platform/graphql.js';
import type { Sight } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { pageSize, placeBefore } from '../search/read-trail.js';
import { lookText } from './look-texts.js';
import { LookPageType, RestrictionPageType } from './people.graphql.js';
import { committeeDepth, ReadPeople } from './read-people.js';

/** As exactly as the reader may know it: who sees no people sees committees. */
const codeOf = (path: string, { exactCounts }: Sight): string => {
  const isExact = exactCounts.some((scope) => isUnder(path, scope));
  const codes = path.split('.');
  return codes[isExact ? codes.length - 1 : Math.min(committeeDepth, codes.length) - 1] ?? '';
};

const known = new Set(registry.map(({ type }) => type));

@Resolver()
export class PeopleResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadPeople,
  ) {}

  @Query(() => LookPageType, { description: 'Who looked at the record of the own household, when and why.' })
  whoLookedAtUs(
    @Args('first', { type: () => Int, defaultValue: 50, description: 'At most 200.' }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Caller() actor: Actor,
  ): Promise<LookPageType> {
    const size = pageSize(first);
    return withScope(this.dataSource, actor, 'own-access.read', async (tx, { households }) => {
      const found = await this.read.looks(tx, households, size, placeBefore(after));
      const nodes = found.slice(0, size).map(({ index, at, role, action, purpose, areaCode }) => ({
        ...{ index, at, role, purpose, action: action ?? '', text: lookText(action ?? '', purpose, actor.language) },
        officeCode: role ? (areaCode.split('-')[0] ?? null) : null,
      }));
      return { nodes, endCursor: found.length > size ? String(nodes.at(-1)!.index) : null };
    });
  }

  @Query(() => RestrictionPageType, { description: 'Every decision that restricts somebody or lifts it, with both who approved it.' })
  restrictions(
    @Args('areaCode', { type: () => ID }) areaCode: string,
    @Args('first', { type: () => Int, defaultValue: 50, description: 'At most 200.' }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Caller() actor: Actor,
  ): Promise<RestrictionPageType> {
    const size = pageSize(first);
    return withScope(this.dataSource, actor, 'restriction.read', async (tx, sight) => {
      const found = await this.read.restrictions(tx, areaCode, size, placeBefore(after));
      const nodes = found.slice(0, size).map(({ index, at, action, reason, decision, resourceType, resourceId, approvers, path }) => ({
        ...{ index, at, action: action ?? '', reason, resourceType, resourceId, approvers, allowed: decision !== 'deny' },
        areaCode: codeOf(path, sight),
      }));
      return { nodes, endCursor: found.length > size ? String(nodes.at(-1)!.index) : null };
    });
  }

  @Query(() => FactPageType, {
    description:
      'The events behind a figure: as known now, or as they had been reported by `reportedAt`. Whoever may not see people sees none of a type of which a committee had fewer than five.',
  })
  figureEvents(
    @Args('areaCode', { type: () => ID }) areaCode: string,
    @Args('types', { type: () => [String], description: 'As on the topics: `passes.pass.pass-issued`.' }) types: string[],
    @Args('from', { type: () => Date }) from: Date,
    @Args('until', { type: () => Date }) until: Date,
    @Args('reportedAt', { type: () => Date, nullable: true, description: 'Null: everything that is known now.' }) reportedAt: Date | null,
    @Args('first', { type: () => Int, defaultValue: 50, description: `At most ${mostFacts}.` }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Caller() actor: Actor,
  ): Promise<FactPageType> {
    const size = Math.min(pageSize(first), mostFacts);
    if (types.length === 0 || !types.every((type) => known.has(type))) throw new Rejection('INPUT_INVALID', { field: 'types' });
    return withScope(this.dataSource, actor, 'figure-events.read', async (tx, sight) => {
      const found = await this.read.events(
        tx,
        { areaCode, types, from, until, reportedAt, exactCounts: sight.exactCounts },
        size,
        placeBefore(after),
      );
      const rows = found.slice(0, size);
      const nodes = rows.map(({ id, type, at, path }) => ({ id, type: type.split('.').at(-1)!, at, areaCode: codeOf(path, sight) }));
      return { nodes, endCursor: found.length > size ? String(rows.at(-1)!.index) : null };
    });
  }
}
