import { readFile, stat } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { readSheet } from '../../../registration/src/roster/read-sheet.js';
import { readRoster } from '../../../registration/src/roster/roster.rules.js';
import { isBad, rosterWithErrors } from './roster-with-errors.js';

const today = '2026-01-01';
const sample = (name: string): string => `samples/${name}.xlsx`;
const rosterOf = async (name: string) => readRoster(await readSheet(await readFile(sample(name))), today);

describe('the committed samples', () => {
  it.each(['roster-template', 'roster-maotai-new-court', 'roster-with-errors'])('%s is small', async (name) => {
    expect((await stat(sample(name))).size).toBeLessThan(400_000);
  });

  it('of Maotai New Court has 1,566 rooms and nothing to correct', async () => {
    const { rooms, issues } = await rosterOf('roster-maotai-new-court');
    expect([rooms.length, issues]).toEqual([1_566, []]);
  });

  it('with errors shows each of them', async () => {
    const { issues } = await rosterOf('roster-with-errors');
    expect(issues.map(({ code }) => code)).toEqual(rosterWithErrors().flatMap((row) => (isBad(row) ? [row.code] : [])));
  });
});
