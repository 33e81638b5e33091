import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import { Vault } from '#platform/vault.js';
import { ageBandOf } from './day.rules.js';
import { type Document, documentKey } from './document.rules.js';
import { type Names, normaliseName } from './names.rules.js';
import type { Resident } from './resident.entity.js';
import type { Person } from './resident.rules.js';

interface Contact {
  names: Names;
  phones: string[];
  emails: string[];
}

export type PersonColumns = Omit<Resident, 'id' | 'householdId' | 'roomPath' | 'relation' | 'wrappedKey' | 'mergedInto' | 'version'>;

/** Between a person and the columns that keep one: what tells who it is goes sealed, with blind indexes to find it by. */
@Injectable()
export class ResidentFile {
  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  newKey(id: string): { key: Buffer; wrapped: Buffer } {
    return this.vault.newSubjectKey(id);
  }

  close(id: string, key: Buffer, person: Person): PersonColumns {
    const contact: Contact = { names: person.names, phones: person.phones, emails: person.emails };
    return {
      contactSealed: this.vault.seal(key, JSON.stringify(contact), `resident.contact:${id}`),
      documentsSealed:
        person.documents.length > 0 ? this.vault.seal(key, JSON.stringify(person.documents), `resident.documents:${id}`) : null,
      nameIndex: this.nameIndex(person.names.original),
      documentIndexes: person.documents.map((document) => this.documentIndex(document)),
      phoneIndexes: person.phones.map((phone) => this.phoneIndex(phone)),
      birthDate: person.birthDate,
      sex: person.sex,
      nationality: person.nationality,
      language: person.language,
      flags: person.flags,
      residenceKind: person.residenceKind,
      inAreaSince: person.inAreaSince,
      completeness: person.completeness,
      ageBand: ageBandOf(person.birthDate, this.clock.today()),
    };
  }

  open(resident: Resident): Person {
    const { names, phones, emails } = this.contact(resident);
    const { sex, birthDate, nationality, language, flags, inAreaSince, completeness } = resident;
    const residenceKind = resident.residenceKind as Person['residenceKind'];
    return {
      names,
      phones,
      emails,
      documents: this.documents(resident),
      sex,
      birthDate,
      nationality,
      language,
      flags,
      residenceKind,
      inAreaSince,
      completeness,
    };
  }

  contact(resident: Pick<Resident, 'id' | 'wrappedKey' | 'contactSealed'>): Contact {
    const sealed = this.vault.open(this.keyOf(resident), resident.contactSealed, `resident.contact:${resident.id}`);
    return { emails: [], ...(JSON.parse(sealed) as Omit<Contact, 'emails'>) };
  }

  documents(resident: Pick<Resident, 'id' | 'wrappedKey' | 'documentsSealed'>): Document[] {
    if (!resident.documentsSealed) return [];
    return JSON.parse(this.vault.open(this.keyOf(resident), resident.documentsSealed, `resident.documents:${resident.id}`)) as Document[];
  }

  keyOf(resident: Pick<Resident, 'id' | 'wrappedKey'>): Buffer {
    return this.vault.subjectKey(resident.id, resident.wrappedKey);
  }

  nameIndex(name: string): Buffer {
    return this.vault.blindIndex('name', normaliseName(name));
  }

  documentIndex(document: Document): Buffer {
    return this.vault.blindIndex('document', documentKey(document));
  }

  phoneIndex(phone: string): Buffer {
    return this.vault.blindIndex('phone', phone);
  }
}
