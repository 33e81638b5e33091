import { Injectable } from '@nestjs/common';
import type { EntityManager, ObjectLiteral } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { pathEnd } from '../area/area.rules.js';
import { documentKinds, readDocument } from './document.rules.js';
import { phoneOf } from '#platform/phone.rules.js';
import { ResidentFile } from './resident-file.js';
import { Resident } from './resident.entity.js';
import { standingOf } from './standing-of.js';

/** Exactly one of them; by blind index, so a part of a name or number finds nobody. */
export interface ResidentQuery {
  name?: string | null;
  phone?: string | null;
  document?: string | null;
  documentCountry?: string | null;
}

const byIndex = 'r.id IN (SELECT resident_id FROM blind_index WHERE value = ANY(CAST(:values AS bytea[])))';

/** Finds residents at or below an area by their whole name, phone or document number; a merged record finds the one that stands for it. */
@Injectable()
export class SearchResidents {
  constructor(private readonly file: ResidentFile) {}

  async execute(tx: EntityManager, query: ResidentQuery, withinPath: string, today: string, first: number): Promise<Resident[]> {
    const [where, params] = this.condition(query, today);
    const found = await tx
      .createQueryBuilder(Resident, 'r')
      .where(where, params)
      .andWhere('r.room_path >= :from AND r.room_path < :to', { from: withinPath, to: pathEnd(withinPath) })
      .orderBy('r.room_path')
      .addOrderBy('r.id')
      .limit(first)
      .getMany();
    const merged = found.filter(({ mergedInto }) => mergedInto !== null).map(({ id }) => id);
    if (merged.length === 0) return found;
    const standing = await standingOf(tx, merged);
    return [...new Map(found.map((record) => standing.get(record.id) ?? record).map((resident) => [resident.id, resident])).values()];
  }

  private condition({ name, phone, document, documentCountry }: ResidentQuery, today: string): [string, ObjectLiteral] {
    if ([name, phone, document].filter(Boolean).length !== 1) throw new Rejection('INPUT_INVALID', { field: 'query' });
    if (name) return ['r.name_index = :index', { index: this.file.nameIndex(name) }];
    if (phone) return [byIndex, { values: [this.file.phoneIndex(phoneOf(phone) ?? phone)] }];
    return [byIndex, { values: this.readings(document ?? '', documentCountry ?? undefined, today) }];
  }

  /** A number alone may be of several kinds: the index of each reading of it. */
  private readings(number: string, issuingCountry: string | undefined, today: string): Buffer[] {
    return documentKinds.flatMap((kind) => {
      const { document } = readDocument({ kind, number, issuingCountry }, today);
      return document ? [this.file.documentIndex(document)] : [];
    });
  }
}
