import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidOrNull } from '#platform/uuid.js';
import { Pass } from '../pass/pass.entity.js';
import { GateCheck } from './gate-check.entity.js';

@Injectable()
export class ReadGateChecks {
  /** The newest first; none of a pass that the caller may not see. */
  async ofPass(tx: EntityManager, passId: string, first: number, after: string | null): Promise<GateCheck[]> {
    const id = uuidOrNull(passId);
    const pass = id && (await tx.findOneBy(Pass, { id }));
    if (!pass) return [];
    const checks = tx.createQueryBuilder(GateCheck, 'c').where('c.passId = :id AND c.path = :path', { id, path: pass.path });
    if (after) checks.andWhere('c.checkKey < :after', { after });
    return checks.orderBy('c.checkKey', 'DESC').limit(first).getMany();
  }
}
