import { toHex } from '../src/decision/bytes.js';
import { decide, type AtGate, type Device } from '../src/decision/decide.js';
import type { GateRules } from '../src/decision/gate-rules.js';
import { type Claims, writeToken } from '../src/decision/token.js';
import { type Chance, TokenMutations } from './mutated-tokens.js';
import { type SpecKey, specKey } from './signing-key.js';

const now = new Date('2020-02-12T04:00:00Z');
export const seconds = now.getTime() / 1_000;
const compound = '310105008020-001';
const day = 86_400;
export const claims: Claims = {
  ...({ issuer: '310105000000', passClass: 'resident', compound, hours: null, life: 'static' } as const),
  ...{ passId: '0190a0a0-0000-7000-8000-000000000001', holder: '00112233445566778899aabbccddeeff' },
  ...{ issued: seconds - day, notBefore: seconds - day, expires: seconds + day },
};
export const gate: GateRules = {
  ...{ gateId: '0190a0a0-0000-7000-8000-0000000000aa', district: claims.issuer, compound, open: true, hours: null },
  steps: [{ kind: 'scan', directions: ['in'] }],
};

/** Whoever comes, with nothing to be asked for but a token. */
export const person: AtGate = { direction: 'in', token: null, temperature: null, answers: {}, registered: false };

/** The same key for the same chance. */
const keyBy = (chance: Chance, signsUntil: number | null): SpecKey => {
  const secret = Uint8Array.from({ length: 32 }, () => 1 + Math.floor(chance() * 250));
  return { ...specKey(toHex(secret.slice(0, 8)), secret), signsUntil };
};

export interface Outcome {
  admitted: string[];
  thrown: string[];
  /** How many by each reason. */
  reasons: Record<string, number>;
}

/** A gate that is open to one good token, and `count` changes of it and of other genuine ones, by the code that devices run. */
export function attack(count: number, chance: Chance): Outcome {
  const [key, former] = [keyBy(chance, null), keyBy(chance, seconds - 10 * day)];
  const genuine = [
    writeToken(claims, key.keyId, key.sign),
    writeToken({ ...claims, passId: '0190a0a0-0000-7000-8000-000000000002', hours: [0, 1_440] }, key.keyId, key.sign),
    writeToken({ ...claims, compound: '310105008002-001' }, key.keyId, key.sign),
    writeToken({ ...claims, expires: seconds - 1 }, key.keyId, key.sign),
    writeToken({ ...claims, issued: seconds - 20 * day, notBefore: seconds - 20 * day }, former.keyId, former.sign),
  ];
  const issued = seconds - 600;
  const trust = { district: gate.district, number: 3, issued, keys: [key, former] };
  const device: Device = { now, latestKnown: now, lists: { trust, revocations: { number: 7, issued, passes: new Map() } } };
  if (decide({ ...person, token: genuine[0]! }, gate, device).reason !== 'ADMITTED') throw new Error('The gate is open to nobody.');
  const mutations = new TokenMutations(genuine, chance);
  const outcome: Outcome = { admitted: [], thrown: [], reasons: {} };
  for (let times = 0; times < count; times += 1) {
    const token = mutations.next();
    try {
      const { decision, reason } = decide({ ...person, token }, gate, device);
      if (decision === 'admit') outcome.admitted.push(token);
      outcome.reasons[reason] = (outcome.reasons[reason] ?? 0) + 1;
    } catch (error) {
      outcome.thrown.push(`${String(error)}: ${JSON.stringify(token)}`);
    }
  }
  return outcome;
}
