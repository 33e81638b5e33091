import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isUnder, roles, type Actor, type Grant, type Role } from './actor.js';
import { actions, isAllowed, isClear, mayGive, needsTwoFactors, ruleOf, shownCount, sightOf, type Action } from './policy.js';
import { Rejection } from './rejection.js';

const district = '310000000000.310105000000';
const subdistrict = `${district}.310105008000`;
const committee = `${subdistrict}.310105008020`;
const sibling = `${subdistrict}.310105008002`;
const room = `${committee}.310105008020-001.310105008020-001-012.310105008020-001-012-0301`;

const actor = (grants: Grant[], strength: Actor['strength'] = 'two-factor'): Actor => ({
  subject: 'someone',
  kind: 'person',
  grants,
  requestId: 'request-1',
  language: 'zh',
  strength,
});
const one = (role: Role, scope = committee, strength?: Actor['strength']) => actor([{ role, scope }], strength);
const codeOf = (attempt: () => unknown): string | undefined => {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return (error as Rejection).code;
  }
};

const code = fc.integer({ min: 310105000000, max: 310105099999 }).map(String);
const path = fc.array(code, { minLength: 1, maxLength: 4 }).map((codes) => codes.join('.'));
const grant = fc.record({ role: fc.constantFrom(...roles), scope: path });
const strength = fc.constantFrom<Actor['strength']>('password', 'two-factor', 'key');

describe('the policy', () => {
  it('opens a path only when one of the grants holds it and its role allows the action', () => {
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 5 }), fc.constantFrom(...actions), path, strength, (grants, action, asked, how) => {
        const rule = ruleOf(action);
        const roomFor = (allowed: readonly Role[]) => grants.some((held) => allowed.includes(held.role) && isUnder(asked, held.scope));
        const expected = (how !== 'password' || !rule.twoFactor) && roomFor([...rule.clear, ...rule.masked]);
        const code = codeOf(() => sightOf(actor(grants, how), action));
        if (code) return code === 'ACTION_NOT_ALLOWED' && !expected;
        const sight = sightOf(actor(grants, how), action);
        return isAllowed(sight, asked) === expected && (!isClear(sight, asked) || (how !== 'password' && roomFor(rule.clear)));
      }),
      { numRuns: 3_000 },
    );
  });

  it('never shows clear what it does not show at all', () => {
    fc.assert(
      fc.property(fc.array(grant, { minLength: 1, maxLength: 5 }), fc.constantFrom(...actions), path, (grants, action, asked) => {
        if (codeOf(() => sightOf(actor(grants), action))) return true;
        const sight = sightOf(actor(grants), action);
        return !isClear(sight, asked) || isAllowed(sight, asked);
      }),
    );
  });

  it.each([sibling, subdistrict, `${committee}0`, `${committee}-001`, committee.slice(0, -1), '', '310105008020'])(
    'shows a worker of Maotai New Court nothing of "%s"',
    (asked) => {
      const sight = sightOf(one('committee-worker'), 'resident.read');
      expect([isAllowed(sight, asked), isClear(sight, asked)]).toEqual([false, false]);
    },
  );

  it('shows a worker every room of the own committee', () => {
    expect(isClear(sightOf(one('committee-worker'), 'resident.read'), room)).toBe(true);
  });

  it.each(['*', '', '%', `${committee},*`, `${committee}.`, '310', `${committee} `])('takes the scope "%s" for no scope', (scope) => {
    expect(codeOf(() => sightOf(one('committee-lead', scope), 'area.read'))).toBe('ACTION_NOT_ALLOWED');
  });

  it('names the action it refuses', () => {
    expect(() => sightOf(one('volunteer'), 'resident.search')).toThrow(new Rejection('ACTION_NOT_ALLOWED', { action: 'resident.search' }));
  });

  it.each<Role>(['district-leader', 'auditor', 'operator', 'integrator', 'gate-keeper'])('lets no %s read people', (role) => {
    const people: Action[] = ['resident.read', 'resident.search', 'resident.unmask', 'household.read', 'roster.import'];
    expect(people.map((action) => codeOf(() => sightOf(one(role), action)))).toEqual(people.map(() => 'ACTION_NOT_ALLOWED'));
  });

  it('masks everything for a lead who signed in with a password alone', () => {
    expect(sightOf(one('committee-lead', committee, 'password'), 'resident.read')).toMatchObject({ allow: [committee], clear: [] });
    expect(codeOf(() => sightOf(one('committee-lead', committee, 'password'), 'resident.unmask'))).toBe('ACTION_NOT_ALLOWED');
  });

  it('shows a small count only where people may be seen', () => {
    const both = actor([
      { role: 'district-leader', scope: district },
      { role: 'committee-worker', scope: committee },
    ]);
    const sight = sightOf(both, 'population.read');
    expect(sight.allow).toEqual([district]);
    expect([shownCount(sight, sibling, 4), shownCount(sight, sibling, 5), shownCount(sight, room, 1)]).toEqual([null, 5, 1]);
  });

  it('asks two factors of those who may see a name or give a role', () => {
    const expected = ['committee-worker', 'committee-lead', 'doctor', 'subdistrict-officer', 'operator'];
    expect(roles.filter(needsTwoFactors)).toEqual(expected);
  });

  it('lets nobody who sets up offices make somebody who sees names', () => {
    const seesNames = (role: Role) => actions.some((action) => ruleOf(action).clear.includes(role));
    expect(mayGive.operator?.filter(seesNames)).toEqual([]);
  });
});
