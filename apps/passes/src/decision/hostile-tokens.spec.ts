import { describe, expect, it } from '@jest/globals';
import { countOr, tellTrials } from '#testing/trials.js';
import { Chance } from '../../../cli/src/demo/chance.js';
import { attack } from '../../test/hostile-gate.js';

const count = countOr(20_000);
const seed = Number(process.env['LINLI_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe('a gate that is shown anything', () => {
  it(
    `admits none of ${count} changed tokens and fails at none (LINLI_SEED=${seed})`,
    () => {
      const chance = new Chance(seed);
      const { admitted, thrown, reasons } = attack(count, () => chance.next());
      tellTrials(count, [...admitted, ...thrown]);
      expect({ admitted, thrown }).toEqual({ admitted: [], thrown: [] });
      // Nothing was refused for one reason alone: the changes reach the signature, the keys and every way of reading.
      expect(Object.keys(reasons)).toEqual(
        expect.arrayContaining([
          'TOKEN_FORGED',
          'TOKEN_FOREIGN_KEY',
          'TOKEN_FOREIGN',
          'TOKEN_NOT_BASE45',
          'TOKEN_TRUNCATED',
          'TOKEN_MALFORMED',
        ]),
      );
      expect(reasons['TOKEN_FORGED']).toBeGreaterThan(count / 20);
    },
    60_000 + 10 * count,
  );
});
