import { Injectable } from '@nestjs/common';
import { Brackets, In, LessThan, type EntityManager } from 'typeorm';
import { Area } from '#neighbourhood/area.entity.js';
import { pathEnd } from '#neighbourhood/area.rules.js';
import { Household } from '#neighbourhood/household.entity.js';
import { Rejection } from '#platform/rejection.js';
import { HelpRequest } from './help-request.entity.js';
import type { HelpState } from './help.rules.js';

export interface ListedHelp {
  areaCode?: string | null;
  states: readonly HelpState[];
  first: number;
  /** Id of the last one of the page before. */
  after?: string;
}

@Injectable()
export class ReadHelp {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<(HelpRequest | null)[]> {
    const found = new Map((await tx.findBy(HelpRequest, { id: In([...ids]) })).map((help) => [help.id, help]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** @throws Rejection HELP_UNKNOWN */
  async one(tx: EntityManager, id: string): Promise<HelpRequest> {
    const [help] = await this.byIds(tx, [id]);
    if (!help) throw new Rejection('HELP_UNKNOWN');
    return help;
  }

  /**
   * What the caller may see, or of it what is under an area: the newest first.
   * @throws Rejection AREA_UNKNOWN
   */
  async list(tx: EntityManager, { areaCode, states, first, after }: ListedHelp): Promise<HelpRequest[]> {
    const help = tx.createQueryBuilder(HelpRequest, 'help').where('help.state = ANY(:states)', { states });
    if (areaCode) {
      const area = await tx.findOneBy(Area, { code: areaCode });
      if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
      const under = { path: area.path, end: pathEnd(area.path) };
      help.andWhere(new Brackets((where) => where.where('help.path >= :path AND help.path < :end', under)));
    }
    if (after) help.andWhere({ id: LessThan(after) });
    return help.orderBy('help.id', 'DESC').limit(first).getMany();
  }

  /** The first to be done comes first. */
  errandsOf(tx: EntityManager, subject: string): Promise<HelpRequest[]> {
    return tx.find(HelpRequest, {
      where: { helper: subject, state: In(['assigned', 'under-way']) },
      order: { dueAt: 'ASC', id: 'ASC' },
      take: 200,
    });
  }

  /** Paths of the rooms of households, where they are known; else nothing. */
  async roomsOf(tx: EntityManager, householdIds: readonly string[]): Promise<(string | null)[]> {
    const rows = await tx.findBy(Household, { id: In([...householdIds]) });
    const paths = new Map(rows.map(({ id, roomPath }) => [id, roomPath]));
    return householdIds.map((id) => paths.get(id) ?? null);
  }
}
