import { describe, expect, it } from '@jest/globals';
import type { Grant } from './actor.js';
import { mayDecide, unitsOf } from './units.rules.js';

const street = '310000000000.310105000000.310105008000';
const [maotai, tianshan] = [`${street}.310105008020`, `${street}.310105008002`];
const building = `${maotai}.310105008020-001.310105008020-001-012`;
const grant = (role: Grant['role'], scope: string): Grant => ({ role, scope });
const codeOf = (work: () => void): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('the units of somebody', () => {
  it('are those of the offices they hold over the place, worker and lead of a committee being one', () => {
    const grants = [grant('committee-worker', maotai), grant('committee-lead', maotai), grant('doctor', street), grant('doctor', tianshan)];
    expect(unitsOf(grants, building)).toEqual([`committee@${maotai}`, `health-centre@${street}`]);
    expect(unitsOf([grant('volunteer', maotai), grant('committee-lead', tianshan)], building)).toEqual([]);
  });
});

describe('who decides another end', () => {
  const asker = { subject: 'a', units: [`committee@${maotai}`] };
  it.each([
    ['another person of another unit', { subject: 'b', units: [`health-centre@${street}`] }, undefined],
    ['the subdistrict', { subject: 'b', units: [`subdistrict@${street}`] }, undefined],
    ['the same person, whatever else they are', { subject: 'a', units: [`health-centre@${street}`] }, 'SECOND_PERSON_NEEDED'],
    ['a colleague', { subject: 'b', units: [`committee@${maotai}`] }, 'SECOND_UNIT_NEEDED'],
    ['a colleague whose area holds that of the asker', { subject: 'b', units: [`committee@${street}`] }, 'SECOND_UNIT_NEEDED'],
    ['who is of both units', { subject: 'b', units: [`health-centre@${street}`, `committee@${maotai}`] }, 'SECOND_UNIT_NEEDED'],
    ['who speaks for no unit there', { subject: 'b', units: [] }, 'SECOND_UNIT_NEEDED'],
  ])('%s', (_, decider, code) => {
    expect(codeOf(() => mayDecide(asker, decider))).toBe(code);
  });
});
