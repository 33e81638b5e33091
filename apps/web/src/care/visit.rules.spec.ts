import { describe, expect, it } from '@jest/globals';
import { companionsOf, visitorsOf } from './visit.rules.js';

const person = (subject: string, ...roles: string[]) => ({ subject, grants: roles.map((role) => ({ role })) });
const colleagues = [
  { id: 'w', role: 'committee-worker' },
  { id: 'l', role: 'committee-lead' },
  { id: 'd', role: 'doctor' },
  { id: 'o', role: 'subdistrict-officer' },
];

describe('a visit on the board', () => {
  it('is made by a worker with a doctor, or by a doctor with a worker, or alone', () => {
    expect(companionsOf(person('w', 'committee-worker'), colleagues).map(({ id }) => id)).toEqual(['d']);
    expect(companionsOf(person('d', 'doctor'), colleagues).map(({ id }) => id)).toEqual(['w', 'l']);
    expect(visitorsOf(person('w', 'committee-worker'), 'd')).toEqual({ worker: 'w', doctor: 'd' });
    expect(visitorsOf(person('d', 'doctor'), '')).toEqual({ worker: null, doctor: 'd' });
    expect(visitorsOf(person('x', 'committee-lead', 'doctor'), 'd')).toEqual({ worker: 'x', doctor: 'd' });
  });
});
