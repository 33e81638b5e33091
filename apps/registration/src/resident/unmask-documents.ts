import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { WriteHistory } from '../change/write-history.js';
import type { Document } from './document.rules.js';
import { ResidentFile } from './resident-file.js';
import { Resident } from './resident.entity.js';

export const purposes = ['epidemic-investigation', 'identity-check', 'correction', 'medical-care'] as const;
export type Purpose = (typeof purposes)[number];

/** Shows whole document numbers, for a purpose that is written into the history before the answer leaves. */
@Injectable()
export class UnmaskDocuments {
  constructor(
    private readonly file: ResidentFile,
    private readonly history: WriteHistory,
  ) {}

  async execute(tx: EntityManager, by: string, residentId: string, purpose: Purpose): Promise<Document[]> {
    const resident = await tx.findOneBy(Resident, { id: residentId });
    if (!resident) throw new Rejection('RESIDENT_UNKNOWN');
    const { householdId, roomPath } = resident;
    await this.history.execute(tx, by, [{ householdId, residentId, roomPath, what: 'document-unmasked', fields: [purpose] }]);
    return this.file.documents(resident);
  }
}
