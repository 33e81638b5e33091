import { describe, expect, it } from '@jest/globals';
import { checkMerge } from './merge.rules.js';

const at = (committee: string, id: string, mergedInto: string | null = null) => ({
  id,
  roomPath: `310000000000.310105000000.310105008000.${committee}.${committee}-001`,
  mergedInto,
});
const here = '310105008020';

describe('merging two records', () => {
  it('is possible within a committee', () => {
    expect(checkMerge('a', 'b', [at(here, 'a'), at(here, 'b')])).toMatchObject({ merged: { id: 'a' }, into: { id: 'b' } });
  });

  it.each([
    ['MERGE_WITH_ITSELF', 'a', 'a', [at(here, 'a')]],
    ['RESIDENT_UNKNOWN', 'a', 'b', []],
    ['MERGE_ACROSS_JURISDICTIONS', 'a', 'b', [at(here, 'a')]],
    ['MERGE_ACROSS_JURISDICTIONS', 'a', 'b', [at(here, 'b')]],
    ['RESIDENT_MERGED', 'a', 'b', [at(here, 'a', 'c'), at(here, 'b')]],
    ['RESIDENT_MERGED', 'a', 'b', [at(here, 'a'), at(here, 'b', 'a')]],
    ['MERGE_ACROSS_COMMITTEES', 'a', 'b', [at(here, 'a'), at('310105008002', 'b')]],
  ])('is refused: %s', (code, one, other, found) => {
    expect(() => checkMerge(one, other, found)).toThrow(expect.objectContaining({ code }));
  });
});
