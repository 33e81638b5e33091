import { describe, expect, it } from '@jest/globals';
import { countOr, tellTrials } from '#testing/trials.js';
import { Chance } from '../../../cli/src/demo/chance.js';
import { claims, gate, person, seconds } from '../../test/hostile-gate.js';
import { specKey } from '../../test/signing-key.js';
import { type Decision, decide } from './decide.js';
import type { Lists } from './lists.js';
import { type Claims, writeToken } from './token.js';

const count = countOr(300);
const seed = Number(process.env['LINLI_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const chance = new Chance(seed);
const key = specKey();
const hour = 3_600;
const lifetime = 60;
/** Clocks may differ by as much. */
const skew = 30;

const passIdOf = (number: number): string => `0190a0a0-0000-7000-8000-${String(number).padStart(12, '0')}`;
const known = Array.from({ length: 40 }, (_, number): Claims => {
  const issued = seconds - chance.between(0, 20 * 24 * hour);
  const life = chance.pick(['static', 'dynamic'] as const);
  return {
    ...claims,
    passId: passIdOf(number),
    life,
    issued,
    notBefore: issued,
    expires: life === 'dynamic' ? issued + lifetime : seconds,
  };
}).map((said) => ({ said, token: writeToken(said, key.keyId, key.sign) }));
const codes = known.filter(({ said }) => said.life === 'dynamic');

/** What a device decides, whose lists were made so many seconds ago. */
function decided(token: string, at: number, age: number, passes: NonNullable<Lists['revocations']>['passes'] = new Map()): Decision {
  const now = new Date(at * 1_000);
  const issued = at - age;
  const lists: Lists = { trust: { district: gate.district, number: 3, issued, keys: [key] }, revocations: { number: 7, issued, passes } };
  const direction = chance.pick(['in', 'out'] as const);
  return decide(
    { ...person, token, direction },
    { ...gate, steps: [{ kind: 'scan', directions: ['in', 'out'] }] },
    { now, latestKnown: now, lists },
  );
}

/** What opened the gate, of as many tries as are asked for, and the reasons why the others did not. */
function tried(one: () => { about: string; decision: Decision }): { opened: string[]; reasons: string[] } {
  const all = Array.from({ length: count }, one);
  const opened = all.filter(({ decision }) => decision.decision === 'admit').map(({ about }) => about);
  tellTrials(count, opened);
  return { opened, reasons: [...new Set(all.map(({ decision }) => decision.reason))].sort() };
}

describe(`a gate (LINLI_SEED=${seed})`, () => {
  it(
    `is opened by none of ${count} codes once its minute is over`,
    () => {
      const { said, token } = codes[0]!;
      expect(decided(token, said.issued + lifetime, 0).reason).toBe('ADMITTED');
      const { opened, reasons } = tried(() => {
        const { said: shown, token: again } = chance.pick(codes);
        const after = lifetime + skew + chance.between(0, chance.pick([1, 60, hour, 24 * hour, 30 * 24 * hour]));
        const decision = decided(again, shown.issued + after, chance.between(0, 3 * hour));
        return { about: `${again} ${after} s after it was made`, decision };
      });
      expect({ opened, reasons }).toEqual({ opened: [], reasons: ['TOKEN_REPLAYED'] });
    },
    60_000 + 10 * count,
  );

  it(
    `is opened by none of ${count} passes that is revoked, without a network and with lists of any age`,
    () => {
      const { said, token } = known[0]!;
      expect(decided(token, said.issued + 1, 0, new Map([[passIdOf(1), 'revoked']])).reason).toBe('ADMITTED');
      const { opened, reasons } = tried(() => {
        const { said: shown, token: revoked } = chance.pick(known);
        const passes = new Map([
          [passIdOf(chance.between(0, 39)), 'suspended' as const],
          [shown.passId, 'revoked' as const],
        ]);
        const age = chance.between(0, chance.pick([hour, 4 * hour, 12 * hour, 30 * 24 * hour]));
        return { about: `${revoked} by lists of ${age} s`, decision: decided(revoked, shown.issued + chance.between(0, 50), age, passes) };
      });
      expect({ opened, reasons }).toEqual({ opened: [], reasons: ['PASS_REVOKED'] });
    },
    60_000 + 10 * count,
  );
});
