import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '#platform/actor.js';
import { checkGrant } from './grant.rules.js';

const subdistrict = '310000000000.310105000000.310105008000';
const committee = `${subdistrict}.310105008020`;
const from = new Date('2026-02-10T00:00:00Z');

const holding = (role: Role, scope: string): Actor => ({
  subject: 'giver',
  kind: 'person',
  grants: [{ role, scope }],
  requestId: 'request-1',
  language: 'en',
  strength: 'two-factor',
});
const wanted = { subject: 'somebody', role: 'gate-keeper' as Role, scope: committee, from, until: null };

describe('giving a role', () => {
  it('lets the lead of a committee make a gate keeper there', () => {
    expect(() => checkGrant(holding('committee-lead', committee), wanted)).not.toThrow();
  });

  it.each([`${subdistrict}.310105008002`, subdistrict, '310000000000'])('does not reach beyond the committee, to %s', (scope) => {
    expect(() => checkGrant(holding('committee-lead', committee), { ...wanted, scope })).toThrow('grant.give');
  });

  it('gives nobody a role to themselves', () => {
    expect(() => checkGrant(holding('committee-lead', committee), { ...wanted, subject: 'giver' })).toThrow('grant.give');
  });

  it('lets no operator make somebody who sees names', () => {
    expect(() => checkGrant(holding('operator', subdistrict), { ...wanted, role: 'committee-lead' })).toThrow('grant.give');
  });

  it('lets no worker give anything', () => {
    expect(() => checkGrant(holding('committee-worker', committee), wanted)).toThrow('grant.give');
  });

  it.each(['*', '', '310'])('refuses the scope "%s"', (scope) => {
    expect(() => checkGrant(holding('committee-lead', committee), { ...wanted, scope })).toThrow('scope');
  });

  it('refuses an end before the start', () => {
    expect(() => checkGrant(holding('committee-lead', committee), { ...wanted, until: from })).toThrow('until');
  });
});
