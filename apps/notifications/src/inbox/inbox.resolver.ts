import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { DataSource, type EntityManager } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { isAreaPath } from '#platform/actor.js';
import { withScope } from '#platform/scope.js';
import type { Delivery } from '../delivery/delivery.entity.js';
import { LanguageEnum } from '../enums.graphql.js';
import { uuidOf, uuidOrNull } from '#platform/uuid.js';
import { ShowMessages } from '../template/show-messages.js';
import { MessagePageType, shownMessage } from './message.graphql.js';
import { mostMessages, ReadMessages } from './read-messages.js';

const sizeOf = (first: number): number => Math.min(Math.max(first, 1), mostMessages);

@Resolver()
export class InboxResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadMessages,
    private readonly show: ShowMessages,
  ) {}

  @Query(() => MessagePageType, { description: 'What a household was told, or one person of it.' })
  inbox(
    @Args('householdId', { type: () => ID }) householdId: string,
    @Args('residentId', { type: () => ID, nullable: true }) residentId: string | undefined,
    @Args('language', { type: () => LanguageEnum, nullable: true }) language: Language | undefined,
    @Args('first', { type: () => Int, defaultValue: 20, description: `At most ${mostMessages}.` }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | undefined,
    @Caller() actor: Actor,
  ): Promise<MessagePageType> {
    const of = { householdId: uuidOf(householdId), residentId: residentId ? uuidOf(residentId) : null };
    return withScope(this.dataSource, actor, 'message.read', async (tx) =>
      this.page(tx, await this.read.ofHousehold(tx, of, { first: sizeOf(first), after: uuidOrNull(after ?? '') }), sizeOf(first), language),
    );
  }

  @Query(() => MessagePageType, { description: 'What the offices of the caller were told: those of the own roles, in the own area.' })
  staffInbox(
    @Args('language', { type: () => LanguageEnum, nullable: true }) language: Language | undefined,
    @Args('unread', { type: () => Boolean, defaultValue: false, description: 'Only what nobody of the office has read.' }) unread: boolean,
    @Args('first', { type: () => Int, defaultValue: 20, description: `At most ${mostMessages}.` }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | undefined,
    @Caller() actor: Actor,
  ): Promise<MessagePageType> {
    const grants = actor.grants.filter(({ scope }) => isAreaPath(scope));
    const page = { first: sizeOf(first), after: uuidOrNull(after ?? ''), unread };
    return withScope(this.dataSource, actor, 'staff-message.read', async (tx) =>
      this.page(tx, await this.read.ofOffices(tx, grants, page), page.first, language ?? actor.language),
    );
  }

  private async page(tx: EntityManager, found: readonly Delivery[], size: number, language?: Language): Promise<MessagePageType> {
    const rows = found.slice(0, size);
    const shown = await this.show.execute(tx, rows, language);
    const nodes = rows.map((row, index) => shownMessage(row, shown[index]!, language));
    return { nodes, endCursor: found.length > size ? (nodes.at(-1)?.id ?? null) : null };
  }
}
