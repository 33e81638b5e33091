import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { RecordAccess } from '#messaging/record-access.js';
import type { Actor } from '#platform/actor.js';
import { type GraphContext, loaderOf } from '#platform/graphql.js';
import type { Action } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { CountViews } from './count-views.js';
import type { SealedRecord } from './sealed-record.js';

interface Opening {
  residentId: string;
  householdId: string;
  roomPath: string;
  by: Action;
}

/** An edge: writes down who opens which records before any of them is open, one record for all that a request asks for. */
@Injectable()
export class OpenRecords {
  constructor(
    private readonly dataSource: DataSource,
    private readonly record: RecordAccess,
    private readonly views: CountViews,
  ) {}

  /**
   * @returns whether the caller sees it as it is
   * @throws Rejection VIEW_BUDGET_SPENT
   */
  async execute({ row, sight, by }: SealedRecord, actor: Actor, loaders: GraphContext['loaders']): Promise<boolean> {
    if (sight !== 'clear') return sight === 'own';
    const told = loaderOf<Opening, true>(loaders, 'resident.opened', (openings) => this.tell(actor, openings));
    return told.load({ residentId: row.id, householdId: row.householdId, roomPath: row.roomPath, by });
  }

  private async tell(actor: Actor, openings: readonly Opening[]): Promise<true[]> {
    const write = (decision: 'allow' | 'deny') => async (tx: EntityManager) => {
      if (decision === 'allow') await this.views.execute(tx, actor.subject, residentsOf(openings), { confirmed: true });
      for (const [action, opened] of Map.groupBy(openings, ({ by }) => by)) await this.say(tx, actor, action, opened, decision);
    };
    try {
      await withScope(this.dataSource, actor, 'resident.read', write('allow'));
    } catch (error) {
      if (error instanceof Rejection) await withScope(this.dataSource, actor, 'resident.read', write('deny'));
      throw error;
    }
    return openings.map(() => true);
  }

  private say(tx: EntityManager, actor: Actor, action: Action, opened: readonly Opening[], decision: 'allow' | 'deny'): Promise<void> {
    const residents = residentsOf(opened);
    return this.record.execute(tx, actor, {
      ...{ action, decision, purpose: 'neighbourhood-work', resourceType: 'resident', residents, count: residents.length },
      resourceId: residents.length === 1 ? residents[0] : null,
      households: opened.map(({ householdId }) => householdId),
      paths: opened.map(({ roomPath }) => roomPath),
    });
  }
}

const residentsOf = (openings: readonly Opening[]): string[] => [...new Set(openings.map(({ residentId }) => residentId))];
