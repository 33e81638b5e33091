import { describe, expect, it } from '@jest/globals';
import { type Action, ownHouseholdRoles, ruleOf } from '#platform/policy.js';
import { firstScreen, goesAround, homeArea, screens, screensOf } from './screens.js';

const scope = '310000000000.310105000000.310105008000';
const as = (role: string) => [{ role, scope }];

describe('the tabs of the board', () => {
  it.each(screens.map(({ name, action, roles }) => [name, action, roles] as const))(
    'shows %s to those who may %s, and to nobody else',
    (name, action, roles) => {
      const { clear, masked, own } = ruleOf(action as Action);
      const people = name === 'mine' && own ? ownHouseholdRoles : [];
      const allowed: readonly string[] = [...clear, ...masked, ...people].filter((role) => !['integrator', 'service'].includes(role));
      expect([...roles].sort()).toEqual([...allowed].sort());
    },
  );

  it('opens a leader on the figures and a worker on the work of the day, each at home', () => {
    expect(firstScreen(as('district-leader'))).toBe('board');
    expect(firstScreen(as('subdistrict-officer'))).toBe('board');
    expect(firstScreen(as('committee-worker'))).toBe('today');
    expect(firstScreen(as('volunteer'))).toBe('rooms');
    expect(firstScreen(as('pharmacy-clerk'))).toBe('masks');
    expect(firstScreen(as('counsellor'))).toBeUndefined();
    expect(homeArea(as('volunteer'))).toBe('310105008000');
    expect(screensOf(as('auditor')).map(({ name }) => name)).toEqual(['board', 'audit']);
    expect(firstScreen(as('auditor'))).toBe('audit');
    expect(firstScreen(as('resident'))).toBe('mine');
    expect(goesAround(as('resident'))).toBe(false);
  });
});
