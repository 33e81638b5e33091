import { Injectable } from '@nestjs/common';
import { type Action, isClear, type Sight } from '#platform/policy.js';
import type { ResidentDocumentType, ResidentType } from '../household/household.graphql.js';
import type { Document } from './document.rules.js';
import type { Resident } from './resident.entity.js';
import type { ResidenceKind } from './resident.rules.js';
import type { SealedRecord } from './sealed-record.js';

/** A resident as this caller may see one. What tells who it is stays sealed until one of its fields is asked for. */
@Injectable()
export class ShowResident {
  execute(resident: Resident, sight: Sight, by: Action): ResidentType {
    const { id, householdId, relation, sex, nationality, language, flags, inAreaSince, completeness, mergedInto, version } = resident;
    return {
      ...{ id, householdId, relation, sex, nationality, language, flags, inAreaSince, completeness, mergedInto, version },
      residenceKind: resident.residenceKind as ResidenceKind | null,
      sealed: { row: resident, sight: sightOf(resident, sight), by },
    };
  }
}

const sightOf = ({ householdId, roomPath }: Resident, sight: Sight): SealedRecord['sight'] => {
  if (sight.households.includes(householdId)) return 'own';
  return isClear(sight, roomPath) ? 'clear' : 'masked';
};

export const shownDocument = (document: Document, as: (number: string) => string): ResidentDocumentType => ({
  kind: document.kind,
  number: as(document.number),
  issuingCountry: document.issuingCountry ?? null,
  expiresOn: document.expiresOn ?? null,
});
