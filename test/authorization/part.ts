import type { Role } from '#platform/actor.js';
import type { RunningStack } from '../running-stack.js';

/** A committee, and what its people would not want a sibling to learn. */
export interface Place {
  code: string;
  path: string;
  name: string;
  phone: string;
}

export const subdistrict = '310000000000.310105000000.310105008000';
/** The place that must stay hidden, and a sibling whose code looks alike. */
export const here: Place = { code: '310105008020', path: `${subdistrict}.310105008020`, name: '秘密甲人', phone: '15412340001' };
export const sibling: Place = { code: '310105008002', path: `${subdistrict}.310105008002`, name: '旁人乙', phone: '15412340002' };

export const at = (role: Role, place: Place): string => `${role}-${place.code.slice(-3)}`;

/** Ids and codes of what was made at a place, by a name; none of them may be learnt from elsewhere. */
export type Ids = Record<string, string>;

/** How one service is asked for everything it has. A root field without an entry fails the test. */
export interface AuthorizationPart {
  service: string;
  /** Makes something of each kind at the place, through the doors; `ids` are those of the parts before. */
  prepare(stack: RunningStack, place: Place, ids: Ids): Promise<Ids>;
  /** Arguments of each root query: sets that ask for the hidden place. */
  questions(ids: Ids): Record<string, Record<string, unknown>[]>;
  /** Arguments of each mutation, that would change the hidden place. */
  orders(ids: Ids): Record<string, Record<string, unknown>>;
  /** Keys of each entity. */
  entities(ids: Ids): Record<string, Record<string, string>>;
}
