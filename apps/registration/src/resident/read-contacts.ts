import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ResidentFile } from './resident-file.js';
import { standingOf } from './standing-of.js';

export interface Contact {
  residentId: string;
  /** To greet with. */
  name: string;
  /** BCP 47 primary tag. */
  language: string;
  /** E.164. */
  phones: string[];
  emails: string[];
}

/** How to reach people; of a record that was merged, by the one that stands for it. */
@Injectable()
export class ReadContacts {
  constructor(private readonly file: ResidentFile) {}

  async execute(
    tx: EntityManager,
    residentIds: readonly string[],
  ): Promise<{ contacts: Contact[]; paths: string[]; households: string[] }> {
    const standing = await standingOf(tx, residentIds);
    const contacts = [...standing].map(([residentId, resident]) => {
      const { names, phones, emails } = this.file.contact(resident);
      return { residentId, name: names.original, language: resident.language, phones, emails };
    });
    const found = [...standing.values()];
    return { contacts, paths: found.map(({ roomPath }) => roomPath), households: found.map(({ householdId }) => householdId) };
  }
}
