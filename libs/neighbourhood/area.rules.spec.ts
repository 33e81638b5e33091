import { describe, expect, it } from '@jest/globals';
import { ancestorsOf, buildingOf, pathEnd } from './area.rules.js';

const committee = '310000000000.310105000000.310105008000.310105008020';
const building = `${committee}.310105008020-001.310105008020-001-012`;

describe('paths', () => {
  it('count a room at its building, or at what stands above it where there is no building', () => {
    expect(buildingOf(`${building}.310105008020-001-012-01.310105008020-001-012-01-0301`)).toBe(building);
    expect(buildingOf(`${building}.310105008020-001-012-0301`)).toBe(building);
    expect(buildingOf(`${committee}.310105008020-001.310105008020-001-0001`)).toBe(`${committee}.310105008020-001`);
  });

  it('are at or below another exactly between it and its end', () => {
    const [from, to] = [committee, pathEnd(committee)];
    const isBelow = (path: string): boolean => path >= from && path < to;
    expect([committee, building].every(isBelow)).toBe(true);
    expect([`${committee.slice(0, -1)}1`, `${committee}0`, '310000000000'].some(isBelow)).toBe(false);
  });

  it('lie under each of their beginnings', () => {
    expect(ancestorsOf(committee)).toEqual([committee.slice(0, 12), committee.slice(0, 25), committee.slice(0, 38), committee]);
  });
});
