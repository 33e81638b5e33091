import { Args, Field, ID, InputType, Int, Query, Resolver } from '@nestjs/graphql';
import { DataSource, type EntityManager } from 'typeorm';
import type { Channel } from '#contracts/notifications.events.js';
import { Area } from '#neighbourhood/area.entity.js';
import { pathEnd } from '#neighbourhood/area.rules.js';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { isClear, type Sight } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { DeliveryStateEnum, MessageChannelEnum } from '../enums.graphql.js';
import { uuidOrNull } from '#platform/uuid.js';
import { type Shown, ShowMessages } from '../template/show-messages.js';
import { Delivery } from './delivery.entity.js';
import { DeliveryPageType, DeliveryType } from './delivery.graphql.js';
import type { DeliveryState } from './delivery.rules.js';

const most = 100;

@InputType()
export class DeliveryFilter {
  @Field(() => [DeliveryStateEnum], { nullable: true })
  states?: DeliveryState[];

  @Field(() => [MessageChannelEnum], { nullable: true })
  channels?: Channel[];

  @Field(() => ID, { nullable: true })
  noticeId?: string;
}

@Resolver()
export class DeliveryResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly show: ShowMessages,
  ) {}

  @Query(() => DeliveryPageType, { description: 'What was sent in an area, what waits, and what did not arrive.' })
  deliveries(
    @Args('areaCode', { type: () => ID }) areaCode: string,
    @Args('filter', { type: () => DeliveryFilter, nullable: true }) filter: DeliveryFilter | undefined,
    @Args('first', { type: () => Int, defaultValue: 50, description: `At most ${most}.` }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | undefined,
    @Caller() actor: Actor,
  ): Promise<DeliveryPageType> {
    const size = Math.min(Math.max(first, 1), most);
    return withScope(this.dataSource, actor, 'delivery.read', async (tx, sight) => {
      const area = await tx.findOneBy(Area, { code: areaCode });
      if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
      const found = await pageOf(tx, area.path, { ...filter, size, after: uuidOrNull(after ?? '') });
      const rows = found.slice(0, size);
      const shown = await this.show.execute(tx, rows);
      const nodes = rows.map((row, index) => shownDelivery(row, shown[index]!, sight));
      return { nodes, endCursor: found.length > size ? (nodes.at(-1)?.id ?? null) : null };
    });
  }
}

function pageOf(tx: EntityManager, path: string, asked: DeliveryFilter & { size: number; after: string | null }): Promise<Delivery[]> {
  const { states, channels, noticeId, size, after } = asked;
  const query = tx.createQueryBuilder(Delivery, 'd').where('d.path >= :path AND d.path < :end', { path, end: pathEnd(path) });
  if (states) query.andWhere('d.state = ANY (:states)', { states });
  if (channels) query.andWhere('d.channel = ANY (:channels)', { channels });
  if (noticeId) query.andWhere('d.noticeId = :noticeId', { noticeId: uuidOrNull(noticeId) });
  if (after) query.andWhere('d.id < :after', { after });
  return query
    .orderBy('d.id', 'DESC')
    .limit(size + 1)
    .getMany();
}

const shownDelivery = (row: Delivery, { title, body }: Shown, sight: Sight): DeliveryType => {
  const person = { title, body, residentId: row.residentId, householdId: row.householdId };
  const nobody = { title: null, body: null, residentId: null, householdId: null };
  const { id, channel, state, template, noticeId, language, attempts, reason, providerId, nextAt, deliveredAt, readAt } = row;
  return {
    ...{ id, channel, state, template, noticeId, language, attempts, reason, providerId, nextAt, deliveredAt, readAt },
    ...(isClear(sight, row.path) ? person : nobody),
    areaCode: row.path.split('.').at(-1) ?? '',
    at: row.createdAt,
  };
};
