import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Vault } from '#platform/vault.js';
import { RosterChunk } from './roster-chunk.entity.js';
import type { RosterImport } from './roster-import.entity.js';

/** Number of the chunk that holds the rows to be corrected. */
export const badRows = -1;
/** Number of the chunk that shows how the roster begins, until it is applied. */
export const firstRows = -2;

/** Rows between upload and end: sealed under the key of their import, read back piece by piece. */
@Injectable()
export class RosterStorage {
  constructor(private readonly vault: Vault) {}

  newKey(importId: string): Buffer {
    return this.vault.newSubjectKey(importId).wrapped;
  }

  async write(tx: EntityManager, owner: Pick<RosterImport, 'id' | 'path' | 'wrappedKey'>, number: number, content: unknown): Promise<void> {
    const key = this.vault.subjectKey(owner.id, owner.wrappedKey);
    const sealed = this.vault.seal(key, JSON.stringify(content), `roster_chunk.${number}:${owner.id}`);
    await tx.insert(RosterChunk, { importId: owner.id, number, path: owner.path, sealed });
  }

  async read<Content>(tx: EntityManager, owner: Pick<RosterImport, 'id' | 'wrappedKey'>, number: number): Promise<Content | null> {
    const chunk = await tx.findOneBy(RosterChunk, { importId: owner.id, number });
    if (!chunk) return null;
    const key = this.vault.subjectKey(owner.id, owner.wrappedKey);
    return JSON.parse(this.vault.open(key, chunk.sealed, `roster_chunk.${number}:${owner.id}`)) as Content;
  }

  async remove(tx: EntityManager, importId: string, number: number): Promise<void> {
    await tx.delete(RosterChunk, { importId, number });
  }
}
