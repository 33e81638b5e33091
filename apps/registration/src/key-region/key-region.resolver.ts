import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { exampleLists } from './example-lists.js';
import { KeyRegionList } from './key-region-list.entity.js';
import { KeyRegionListType, PublishKeyRegionListInput } from './key-region.graphql.js';
import { PublishKeyRegionList } from './publish-key-region-list.js';

const mostLists = 200;
const concerning = `EXISTS (SELECT FROM unnest(CAST(:scopes AS text[])) AS scope
  WHERE (scope || '.') ^@ (list.for_area || '.') OR (list.for_area || '.') ^@ (scope || '.'))`;

@Resolver(() => KeyRegionListType)
export class KeyRegionResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly publish: PublishKeyRegionList,
  ) {}

  @Query(() => [KeyRegionListType], { description: 'The lists for the areas of the caller, the newest first.' })
  keyRegionLists(@Caller() actor: Actor): Promise<KeyRegionListType[]> {
    return withScope(this.dataSource, actor, 'key-region.read', (tx, { allow }) =>
      tx
        .createQueryBuilder(KeyRegionList, 'list')
        .where(concerning, { scopes: allow })
        .orderBy('list.effectiveAt', 'DESC')
        .addOrderBy('list.publishedAt', 'DESC')
        .limit(mostLists)
        .getMany(),
    );
  }

  @Query(() => [KeyRegionListType], { description: 'The steps of January to March 2020 as they were, ready to be published.' })
  exampleKeyRegionLists(): KeyRegionListType[] {
    return exampleLists.map(({ publishedAt, effectiveAt, ...list }) => ({
      ...list,
      publishedAt: new Date(publishedAt),
      effectiveAt: new Date(effectiveAt),
    }));
  }

  @Mutation(() => KeyRegionListType, { description: 'Publishes a dated list; trips that are not over are judged anew by it.' })
  publishKeyRegionList(@Args('input') input: PublishKeyRegionListInput, @Caller() actor: Actor): Promise<KeyRegionListType> {
    return withScope(this.dataSource, actor, 'key-region.publish', async (tx) => {
      const id = await repeatable(tx, actor, input.requestId, async () => (await this.publish.execute(tx, actor.subject, input)).id);
      return tx.findOneByOrFail(KeyRegionList, { id });
    });
  }
}
