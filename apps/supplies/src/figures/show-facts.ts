import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, isUnder } from '#platform/actor.js';
import { type FactPageType, factPage, mostFacts } from '#platform/facts.graphql.js';
import { type GraphContext, loaderOf } from '#platform/graphql.js';
import type { Action } from '#platform/policy.js';
import { withScope } from '#platform/scope.js';
import type { Figure } from './fact.entity.js';
import { type AskedFacts, ReadFacts } from './read-facts.js';
import { depthOf } from './read-places.js';

const committeeDepth = 4;

export interface FactsPage {
  path: string;
  first: number;
  after: string | null;
}

const actionOf: Record<Figure, Action> = { masks: 'mask-figures.read', help: 'help-figures.read' };

/** The facts behind a figure: by compound for those who may see people; for others by committee, and none of less than one. */
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
        const codeOf = (path: string): string => path.split('.').at(isExact(path) ? -1 : committeeDepth - 1) ?? '';
        const found = await this.read.execute(tx, figure, asked, codeOf);
        return asked.map(({ path, first }, index) =>
          isExact(path) || depthOf(path) <= committeeDepth ? factPage(found[index] ?? [], first) : null,
        );
      }),
    );
  }
}
