import { describe, expect, it } from '@jest/globals';
import type { Role } from '#platform/actor.js';
import { faultOfVisit, visitorsOf } from './visit.rules.js';

describe('a visit', () => {
  const caller = (...roles: Role[]) => ({ subject: 'caller', grants: roles.map((role) => ({ role, scope: '310000000000' })) });

  it('was made by those who are named, whoever writes it down', () => {
    expect(visitorsOf({ worker: 'w', doctor: 'd' }, caller('doctor'))).toEqual({ worker: 'w', doctor: 'd' });
    expect(visitorsOf({ worker: null, doctor: 'd' }, caller('committee-worker'))).toEqual({ worker: null, doctor: 'd' });
  });

  it.each<[Role[], { worker: string | null; doctor: string | null }]>([
    [['committee-worker'], { worker: 'caller', doctor: null }],
    [['committee-lead', 'doctor'], { worker: 'caller', doctor: null }],
    [['doctor'], { worker: null, doctor: 'caller' }],
  ])('was made by the caller where nobody is named: %j', (roles, visitors) => {
    expect(visitorsOf({ worker: null, doctor: null }, caller(...roles))).toEqual(visitors);
  });

  it('lies in the past and before the next one', () => {
    const now = new Date('2020-02-10T08:00:00Z');
    expect(faultOfVisit({ at: new Date('2020-02-10T08:30:00Z'), nextVisitAt: null }, now)?.params).toEqual({ field: 'at' });
    expect(faultOfVisit({ at: now, nextVisitAt: now }, now)?.params).toEqual({ field: 'nextVisitAt' });
    expect(faultOfVisit({ at: now, nextVisitAt: new Date('2020-02-11T08:00:00Z') }, now)).toBeUndefined();
  });
});
