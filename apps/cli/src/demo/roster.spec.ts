import { describe, expect, it } from '@jest/globals';
import metadata from 'libphonenumber-js/max/metadata';
import { isValidPhoneNumber } from 'libphonenumber-js/core';
import { readSheet } from '../../../registration/src/roster/read-sheet.js';
import { columnKeys, rosterColumns, templateVersion } from '../../../registration/src/roster/roster.columns.js';
import { readRoster } from '../../../registration/src/roster/roster.rules.js';
import { demoRoster } from './roster.js';
import { sampleColumns, sampleCsv, sampleXlsx } from './write-sample.js';

const today = '2026-01-01';
const maotai = { committeeCode: '310105008020', committeeName: '茅台新苑居民区', rooms: 1_566, seed: 20 };
const rows = demoRoster(maotai);

describe('the demo roster', () => {
  it('has the columns of the template', async () => {
    expect(sampleColumns).toEqual(columnKeys.map((key) => [key, rosterColumns[key].title.zh]));
    expect((await readSheet(await sampleXlsx([{ compound: '一' }]))).headers.at(-1)).toBe(templateVersion);
  });

  it('is the same for the same seed and another for another', () => {
    expect(demoRoster(maotai)).toEqual(rows);
    expect(demoRoster({ ...maotai, seed: 21 })).not.toEqual(rows);
  });

  it.each([
    ['xlsx', () => sampleXlsx(rows)],
    ['csv', () => Promise.resolve(sampleCsv(rows))],
  ])(
    'comes back from %s with every room and nothing to correct',
    async (_kind, write) => {
      const roster = readRoster(await readSheet(await write()), today);
      expect(roster.issues).toEqual([]);
      expect(roster.rooms).toHaveLength(1_566);
      expect(roster.goodRows).toBe(rows.length);
      expect(roster.rooms.flatMap(({ households }) => households.flatMap(({ members }) => members))).toHaveLength(
        rows.filter(({ name }) => name).length,
      );
    },
    60_000,
  );

  it('looks like a neighbourhood', () => {
    const people = rows.filter(({ name }) => name);
    const share = (count: number, of: number): number => count / of;
    const rooms = new Map(rows.map((row) => [[row.compound, row.building, row.unit, row.room].join(), row.roomState]));
    const without = [...rooms.values()].filter((state) => state === '空置' || state === '装修中');
    expect(share(without.length, rooms.size)).toBeGreaterThan(0.06);
    expect(share(without.length, rooms.size)).toBeLessThan(0.1);
    expect(share(people.filter(({ flags }) => flags?.includes('独居老人')).length, people.length)).toBeGreaterThan(0.02);
    expect(new Set(people.map(({ language }) => language))).toEqual(new Set(['中文', '日语', '韩语', '英语']));
    expect(new Set(people.map(({ documentKind }) => documentKind))).toEqual(new Set(['身份证', '护照', '无证件']));
    expect(people.some(({ household }) => household === '3')).toBe(true);
    expect(rows.some(({ unit }) => !unit) && rows.some(({ unit }) => unit)).toBe(true);
  });

  it('is about nobody: its ID numbers lie in a province that never was, its phones in a segment without an operator', () => {
    const ids = rows.flatMap(({ documentNumber, documentKind }) => (documentKind === '身份证' && documentNumber ? [documentNumber] : []));
    const phones = rows.flatMap(({ phone, landlordPhone }) => [phone, landlordPhone]).filter((phone) => phone !== undefined);
    expect(ids.length > 2_000 && ids.every((number) => number.startsWith('56'))).toBe(true);
    expect(phones.length).toBeGreaterThan(2_000);
    expect(phones.filter((phone) => isValidPhoneNumber(`+86${phone}`, metadata))).toEqual([]);
  });

  it('shares no number with another committee', () => {
    const numbersOf = (list: typeof rows) =>
      new Set(list.flatMap(({ documentNumber, phone, landlordPhone }) => [documentNumber, phone, landlordPhone]).filter(Boolean));
    const other = demoRoster({ ...maotai, committeeCode: '310105008012', committeeName: '虹仙', rooms: 400 });
    const own = numbersOf(rows);
    expect([...numbersOf(other)].filter((number) => own.has(number))).toEqual([]);
  });
});
