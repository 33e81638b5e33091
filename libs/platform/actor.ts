import { AreaPath, type Language } from '#contracts/shared.js';

export const roles = [
  'resident',
  'family-carer',
  'gate-keeper',
  'volunteer',
  'committee-worker',
  'committee-lead',
  'doctor',
  'counsellor',
  'property-manager',
  'enterprise-clerk',
  'pharmacy-clerk',
  'subdistrict-officer',
  'district-leader',
  'auditor',
  'operator',
  'integrator',
  'service',
] as const;
export type Role = (typeof roles)[number];

/** One role under one area. `scope` is an area path: codes from the city down, joined by `.`. */
export interface Grant {
  role: Role;
  scope: string;
  /** Id of the household that a resident lives in or a carer cares for; `scope` is then its room. */
  household?: string;
}

/** How the caller proved who they are: `key` is a client that signed with its own private key. */
export type Strength = 'password' | 'two-factor' | 'key';

/** Who asks. It is made from a verified access token and never from anything else in a request. */
export interface Actor {
  subject: string;
  kind: 'person' | 'client' | 'service';
  grants: readonly Grant[];
  requestId: string;
  language: Language;
  strength: Strength;
  /** Of somebody who signed in by a code to their phone: a keyed index of the number, base64url. */
  phoneIndex?: string;
}

/** True for a path of whole area codes; so never for `*`, for a list, or for an empty text. */
export const isAreaPath = (path: string): boolean => AreaPath.safeParse(path).success;

/** True when `path` is the scope itself or lies below it; codes are compared as a whole, so 310105008002 does not hold 310105008020. */
export const isUnder = (path: string, scope: string): boolean => path === scope || path.startsWith(`${scope}.`);
