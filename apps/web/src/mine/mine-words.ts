import type { TextKey } from '../language/language.js';
import type { Member, Observed } from './mine.graph.js';

export const sexes: Record<NonNullable<Member['sex']>, TextKey> = { female: 'mine.sex.female', male: 'mine.sex.male' };

export const documents: Record<Member['documents'][number]['kind'], TextKey> = {
  resident_id: 'mine.document.resident_id',
  residence_permit: 'mine.document.residence_permit',
  travel_permit_hk_macao: 'mine.document.travel_permit_hk_macao',
  travel_permit_taiwan: 'mine.document.travel_permit_taiwan',
  foreign_permanent_residence: 'mine.document.foreign_permanent_residence',
  passport: 'mine.document.passport',
  none: 'mine.document.none',
};

export const residences: Record<NonNullable<Member['residenceKind']>, TextKey> = {
  local_hukou: 'mine.residence.local_hukou',
  other_hukou: 'mine.residence.other_hukou',
  residence_permit: 'mine.residence.residence_permit',
  foreign: 'mine.residence.foreign',
  short_stay: 'mine.residence.short_stay',
};

export const observedStates: Record<Observed['state'], TextKey> = {
  proposed: 'mine.observed.proposed',
  active: 'mine.observed.active',
  extended: 'mine.observed.extended',
  released: 'mine.observed.released',
  transferred: 'mine.observed.transferred',
  cancelled: 'mine.observed.cancelled',
};
