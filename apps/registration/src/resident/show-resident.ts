import { Injectable } from '@nestjs/common';
import { isClearFor, type Sight } from '#platform/policy.js';
import type { ResidentDocumentType, ResidentType } from '../household/household.graphql.js';
import { maskEmail } from './email.rules.js';
import { type Document, maskDocument } from './document.rules.js';
import { maskName, type Names } from './names.rules.js';
import { maskPhone } from '#platform/phone.rules.js';
import { ResidentFile } from './resident-file.js';
import type { Resident } from './resident.entity.js';
import type { ResidenceKind } from './resident.rules.js';

/** A resident as this caller may see one. Document numbers are masked for everybody. */
@Injectable()
export class ShowResident {
  constructor(private readonly file: ResidentFile) {}

  execute(resident: Resident, sight: Sight): ResidentType {
    const clear = isClearFor(sight, resident.roomPath, resident.householdId);
    const { names, phones, emails } = this.file.contact(resident);
    const { id, householdId, relation, sex, nationality, language, flags, inAreaSince, completeness, mergedInto, version } = resident;
    return {
      ...{ id, householdId, relation, sex, nationality, language, flags, inAreaSince, completeness, mergedInto, version },
      residenceKind: resident.residenceKind as ResidenceKind | null,
      name: clear ? shownNames(names, (name) => name) : shownNames(names, maskName),
      phones: clear ? phones : phones.map(maskPhone),
      emails: clear ? emails : emails.map(maskEmail),
      documents: this.file.documents(resident).map((document) => shownDocument(document, maskDocument)),
      birthDate: clear ? resident.birthDate : (resident.birthDate?.slice(0, 4) ?? null),
    };
  }
}

const shownNames = ({ original, latin, chinese }: Names, as: (name: string) => string) => ({
  original: as(original),
  latin: latin ? as(latin) : null,
  chinese: chinese ? as(chinese) : null,
});

export const shownDocument = (document: Document, as: (number: string) => string): ResidentDocumentType => ({
  kind: document.kind,
  number: as(document.number),
  issuingCountry: document.issuingCountry ?? null,
  expiresOn: document.expiresOn ?? null,
});
