import { describe, expect, it } from '@jest/globals';
import { childCode, nameOf, numberOfCode, pathEnd, searchKeyOf } from './area.rules.js';

describe('an area', () => {
  it('has the code of its parent and a part of its own', () => {
    expect(childCode('310105008020', 'compound', 1)).toBe('310105008020-001');
    expect(childCode('310105008020-001-012', 'room', 301)).toBe('310105008020-001-012-0301');
    expect(numberOfCode('310105008020-001-012')).toBe(12);
  });

  it('is found by name, pinyin and initials', () => {
    const key = searchKeyOf('茅台新苑', ['茅台花园']);
    expect(key.split(' ')).toEqual(['茅台新苑', 'maotaixinyuan', 'mtxy', '茅台花园', 'maotaihuayuan', 'mthy']);
  });

  it('holds its own path and all below, and none of a sibling that looks alike', () => {
    const path = '310105008000.310105008020.310105008020-001';
    const inside = (other: string) => other >= path && other < pathEnd(path);
    expect(inside(path)).toBe(true);
    expect(inside(`${path}.310105008020-001-012`)).toBe(true);
    expect(inside('310105008000.310105008020.310105008020-0011')).toBe(false);
    expect(inside('310105008000.310105008020.310105008020-002')).toBe(false);
  });

  it('names rooms and buildings in four languages', () => {
    expect(nameOf('room', '301')).toEqual({ zh: '301室', en: 'Room 301', ja: '301号室', ko: '301호' });
  });
});
