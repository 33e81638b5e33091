import type { TextKey } from '../language/language.js';

/** What people call a role; one that is not known here shows its own name. */
export const roleNames: Record<string, TextKey> = {
  'district-leader': 'role.district-leader',
  'subdistrict-officer': 'role.subdistrict-officer',
  'committee-lead': 'role.committee-lead',
  'committee-worker': 'role.committee-worker',
  'enterprise-clerk': 'role.enterprise-clerk',
  'family-carer': 'role.family-carer',
  'gate-keeper': 'role.gate-keeper',
  'pharmacy-clerk': 'role.pharmacy-clerk',
  'property-manager': 'role.property-manager',
  auditor: 'role.auditor',
  counsellor: 'role.counsellor',
  doctor: 'role.doctor',
  operator: 'role.operator',
  resident: 'role.resident',
  volunteer: 'role.volunteer',
};
