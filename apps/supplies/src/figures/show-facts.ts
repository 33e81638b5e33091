import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, isUnder } from '#platform/actor.js';
import { type FactPageType, factPage, mostFacts } from '#platform/facts.graphql.js';
import { type GraphContext, loaderOf } from '#platform/graphql.js';
import type { Action } from '#platform/policy.js';
import { withScope } from '#platform/scope.js';
import type { Figure } from './fact.entity.js';
import { type AskedFacts, ReadFacts } from './read-facts.js';

export interface FactsPage {
  path: string;
  first: number;
  after: string | null;
}

const actionOf: Record<Figure, Action> = { masks: 'mask-figures.read', help: 'help-figures.read' };

/** The facts behind a figure, for those who may see people; null for others. */
@Injectable()
export class ShowFacts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadFacts,
  ) {}

  page(figure: Figure, { path, first, after }: FactsPage, actor: Actor, loaders: GraphContext['loaders']): Promise<FactPageType | null> {
    const size = Math.min(Math.max(first, 1), mostFacts);
    return this.pages(figure, actor, loaders).load({ path, first: size, after });
  }

  private pages(figure: Figure, actor: Actor, loaders: GraphContext['loaders']) {
    return loaderOf<AskedFacts, FactPageType | null>(loaders, `facts.${figure}`, (asked) =>
      withScope(this.dataSource, actor, actionOf[figure], async (tx, { exactCounts }) => {
        const isExact = (path: string): boolean => exactCounts.some((scope) => isUnder(path, scope));
        const found = await this.read.execute(tx, figure, asked);
        return asked.map(({ path, first }, index) => (isExact(path) ? factPage(found[index] ?? [], first) : null));
      }),
    );
  }
}
