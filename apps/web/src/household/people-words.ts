import type { TextKey } from '../language/language.js';
import type { Households, Resident } from '../rooms/household.graph.js';

export const relations: Record<Resident['relation'], TextKey> = {
  head: 'relation.head',
  spouse: 'relation.spouse',
  child: 'relation.child',
  parent: 'relation.parent',
  other_relative: 'relation.other_relative',
  tenant: 'relation.tenant',
  other: 'relation.other',
};

export const flags: Record<Resident['flags'][number], TextKey> = {
  lives_alone_elderly: 'flag.lives_alone_elderly',
  limited_mobility: 'flag.limited_mobility',
  pregnant: 'flag.pregnant',
  infant: 'flag.infant',
  chronic_illness: 'flag.chronic_illness',
  no_phone: 'flag.no_phone',
  foreign_national: 'flag.foreign_national',
};

export const tenures: Record<Households[number]['tenure'], TextKey> = {
  owner: 'tenure.owner',
  tenant: 'tenure.tenant',
  collective: 'tenure.collective',
  dormitory: 'tenure.dormitory',
};
