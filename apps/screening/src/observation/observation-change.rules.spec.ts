import { describe, expect, it } from '@jest/globals';
import type { Grant } from '#platform/actor.js';
import { type ChangeKind, mayChange, mayDecide, unitsOf } from './observation-change.rules.js';

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

describe('another end', () => {
  const [now, endsAt] = [new Date('2020-03-01T04:00:00Z'), new Date('2020-03-10T16:00:00Z')];
  const code = (kind: ChangeKind, newEndsAt: string | null, evidence = 'CDC-7', state: 'active' | 'released' = 'active') =>
    codeOf(() => mayChange({ state, endsAt }, { kind, newEndsAt: newEndsAt ? new Date(newEndsAt) : null, evidence }, now));

  it.each<[string, string | undefined]>([
    ['an extension by 14 days', code('extend', '2020-03-24T16:00:00Z')],
    ['a shortening to a moment from now', code('shorten', '2020-03-01T04:00:01Z')],
    ['an early end', code('end-early', null)],
  ])('%s fits', (_, found) => expect(found).toBeUndefined());

  it.each<[string, string | undefined, string]>([
    ['an extension by more', code('extend', '2020-03-24T16:00:01Z'), 'OBSERVATION_END_WRONG'],
    ['an extension to the same end', code('extend', '2020-03-10T16:00:00Z'), 'OBSERVATION_END_WRONG'],
    ['a shortening into the past', code('shorten', '2020-03-01T04:00:00Z'), 'OBSERVATION_END_WRONG'],
    ['a shortening that is none', code('shorten', '2020-03-10T16:00:00Z'), 'OBSERVATION_END_WRONG'],
    ['an early end at an hour', code('end-early', '2020-03-05T16:00:00Z'), 'OBSERVATION_END_WRONG'],
    ['no hour at all', code('extend', null), 'OBSERVATION_END_WRONG'],
    ['no evidence', code('end-early', null, ''), 'EVIDENCE_MISSING'],
    ['evidence that is a letter in itself', code('end-early', null, 'x'.repeat(201)), 'EVIDENCE_MISSING'],
    ['what is over', code('end-early', null, 'CDC-7', 'released'), 'OBSERVATION_NOT_RUNNING'],
  ])('%s does not', (_, found, expected) => expect(found).toBe(expected));
});
