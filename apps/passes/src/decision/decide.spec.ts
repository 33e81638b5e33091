import { describe, expect, it } from '@jest/globals';
import { p256 } from '@noble/curves/nist.js';
import { languages } from '#contracts/shared.js';
import { specKey } from '../../test/signing-key.js';
import { fromBase45, toBase45 } from './base45.js';
import { type AtGate, decide, type Device } from './decide.js';
import { verifyEs256, type Verify } from './es256.js';
import type { GateRules } from './gate-rules.js';
import type { Lists } from './lists.js';
import { type Reason, reasonCodes, reasonText } from './reasons.js';
import { type Claims, longestToken, tokenPrefix, writeToken } from './token.js';

const key = specKey();
const former = { ...specKey(), signsUntil: Date.parse('2020-02-10T00:00:00Z') / 1_000 };
const stranger = specKey();
const now = new Date('2020-02-12T04:00:00Z');
const seconds = now.getTime() / 1_000;

const claims: Claims = {
  issuer: '310105000000',
  passId: '0190a0a0-0000-7000-8000-000000000001',
  passClass: 'resident',
  compound: '310105008020-001',
  issued: seconds - 86_400,
  notBefore: seconds - 86_400,
  expires: seconds + 86_400,
  hours: null,
  holder: '00112233445566778899aabbccddeeff',
  life: 'static',
};
const token = (changes: Partial<Claims> = {}, by = key): string => writeToken({ ...claims, ...changes }, by.keyId, by.sign);

const gate: GateRules = {
  gateId: '0190a0a0-0000-7000-8000-0000000000aa',
  district: '310105000000',
  compound: '310105008020-001',
  open: true,
  hours: null,
  steps: [
    { kind: 'measure', directions: ['in'], feverFrom: 37.3 },
    { kind: 'ask', directions: ['in'], questions: ['symptoms', 'key-region'] },
    { kind: 'register', directions: ['in'], who: 'without-pass' },
    { kind: 'scan', directions: ['in', 'out'] },
  ],
};
const passes = new Map<string, 'suspended' | 'revoked'>();
const lists: Lists = {
  trust: { district: gate.district, number: 3, issued: seconds - 600, keys: [key, former] },
  revocations: { number: 7, issued: seconds - 600, passes },
};
const listed = (state: 'suspended' | 'revoked'): Lists => ({
  ...lists,
  revocations: { ...lists.revocations!, passes: new Map([[claims.passId, state]]) },
});
const device: Device = { now, latestKnown: new Date(now.getTime() - 60_000), lists };
const person: AtGate = {
  direction: 'in',
  token: token(),
  temperature: 36.4,
  answers: { symptoms: false, 'key-region': false },
  registered: false,
};
const aged = (hours: number): Lists => ({
  trust: { ...lists.trust!, issued: seconds - hours * 3_600 },
  revocations: { ...lists.revocations!, issued: seconds - hours * 3_600 },
});

describe('a gate admits', () => {
  it.each<[string, Partial<AtGate>, Partial<Device>?]>([
    ['whoever holds a printed pass', {}],
    [
      'whoever shows a code made within the last minute',
      { token: token({ life: 'dynamic', issued: seconds - 50, expires: seconds + 10 }) },
    ],
    ['a code whose phone is a little ahead', { token: token({ life: 'dynamic', issued: seconds + 20, expires: seconds + 80 }) }],
    ['whoever goes out, without measuring', { direction: 'out', temperature: null, answers: {} }],
    ['a pass within its hours', { token: token({ hours: [8 * 60, 20 * 60] }) }],
    ['a pass whose hours go over midnight', { token: token({ hours: [11 * 60, 2 * 60] }) }],
    ['a pass that a former key signed in its time', { token: token({ issued: seconds - 3 * 86_400 }, former) }],
  ])('%s', (_, changes, of = {}) => {
    expect(decide({ ...person, ...changes }, gate, { ...device, ...of })).toMatchObject({ decision: 'admit', reason: 'ADMITTED' });
  });
});

const whole = token();
const middle = tokenPrefix.length + 150;

describe('a gate does not admit', () => {
  it.each<[Reason, 'refuse' | 'refer', Partial<AtGate>, Partial<Device>?, Partial<GateRules>?]>([
    ['TOKEN_FORGED', 'refuse', { token: writeToken(claims, key.keyId, stranger.sign) }],
    ['TOKEN_FOREIGN_KEY', 'refuse', { token: token({}, stranger) }],
    ['TOKEN_FOREIGN_KEY', 'refuse', { token: token({ issuer: '310104000000' }) }],
    ['TOKEN_KEY_RETIRED', 'refuse', { token: token({ issued: seconds - 60 }, former) }],
    ['TOKEN_EXPIRED', 'refuse', { token: token({ expires: seconds }) }],
    ['TOKEN_REPLAYED', 'refuse', { token: token({ life: 'dynamic', issued: seconds - 91, expires: seconds - 31 }) }],
    ['TOKEN_NOT_YET_VALID', 'refuse', { token: token({ issued: seconds + 3_600 }) }],
    ['TOKEN_NOT_YET_VALID', 'refuse', { token: token({ notBefore: seconds + 3_600 }) }],
    ['TOKEN_OTHER_COMPOUND', 'refuse', { token: token({ compound: '310105008002-001' }) }],
    ['TOKEN_OUTSIDE_HOURS', 'refuse', { token: token({ hours: [13 * 60, 20 * 60] }) }],
    ['PASS_REVOKED', 'refuse', {}, { lists: listed('revoked') }],
    ['PASS_SUSPENDED', 'refuse', {}, { lists: listed('suspended') }],
    ['PASS_SUSPENDED', 'refuse', { direction: 'out', temperature: null }, { lists: listed('suspended') }],
    ['TOKEN_TRUNCATED', 'refuse', { token: whole.slice(0, middle) }],
    ['TOKEN_OVERSIZED', 'refuse', { token: whole.padEnd(longestToken + 1, '0') }],
    ['TOKEN_NOT_BASE45', 'refuse', { token: `${whole.slice(0, middle)}a${whole.slice(middle + 1)}` }],
    ['TOKEN_MALFORMED', 'refuse', { token: `${whole}00` }],
    ['TOKEN_FOREIGN', 'refuse', { token: 'https://example.org/health' }],
    ['GATE_SHUT', 'refuse', {}, {}, { open: false }],
    ['GATE_SHUT', 'refuse', {}, {}, { hours: [13 * 60, 20 * 60] }],
    ['FEVER', 'refer', { temperature: 37.3 }],
    ['FEVER', 'refer', { temperature: 38.1, token: 'LL1:FORGED' }],
    ['ANSWERED_YES', 'refer', { answers: { symptoms: true, 'key-region': false } }],
    ['STEP_MISSING', 'refer', { temperature: null }],
    ['STEP_MISSING', 'refer', { answers: { symptoms: false } }],
    ['STEP_MISSING', 'refer', { token: null }],
    ['NO_PASS', 'refer', { token: null, registered: true }],
    ['LISTS_OLD', 'refer', {}, { lists: aged(4.01) }],
    ['LISTS_OLD', 'refer', { token: token({}, stranger) }, { lists: aged(4.01) }],
    ['LISTS_MISSING', 'refer', {}, { lists: { ...lists, revocations: null } }],
    ['CLOCK_WRONG', 'refer', {}, { latestKnown: new Date(now.getTime() + 60_000) }],
    ['CLOCK_WRONG', 'refer', {}, { lists: aged(-1) }],
  ])('%s: %s', (reason, decision, changes, of = {}, rules = {}) => {
    expect(decide({ ...person, ...changes }, { ...gate, ...rules }, { ...device, ...of })).toMatchObject({ decision, reason });
  });

  it('a forged pass with old lists in green, nor tells whose pass an unproven one is', () => {
    const forged = decide({ ...person, token: writeToken(claims, key.keyId, stranger.sign) }, gate, { ...device, lists: aged(9) });
    expect(forged).toMatchObject({ decision: 'refuse', reason: 'TOKEN_FORGED', passId: null });
  });

  it('the other signature that says the same', () => {
    const bytes = fromBase45(whole.slice(tokenPrefix.length))!;
    const s = bytes.slice(-32).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
    const other = (p256.Point.Fn.ORDER - s).toString(16).padStart(64, '0');
    const changed = Uint8Array.from([...bytes.slice(0, -32), ...Buffer.from(other, 'hex')]);
    expect(decide({ ...person, token: tokenPrefix + toBase45(changed) }, gate, device).reason).toBe('TOKEN_FORGED');
  });
});

describe('a decision', () => {
  it('verifies one signature, and none of what cannot be read', () => {
    let verified = 0;
    const counting: Verify = (...given) => ((verified += 1), verifyEs256(...given));
    decide(person, gate, device, counting);
    expect(verified).toBe(1);
    decide({ ...person, token: whole.slice(0, middle) }, gate, device, counting);
    decide({ ...person, token: token({}, stranger) }, gate, device, counting);
    expect(verified).toBe(1);
  });

  it('tells the steps in the order of the protocol', () => {
    expect(decide({ ...person, temperature: null }, gate, device).steps).toEqual([
      { kind: 'measure', done: false },
      { kind: 'ask', done: true },
      { kind: 'register', done: true },
      { kind: 'scan', done: true },
    ]);
  });

  it('has words for every reason in four languages', () => {
    const texts = reasonCodes.flatMap((reason) => languages.map((language) => reasonText(reason, language)));
    expect(texts.every((text) => text.length > 3)).toBe(true);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
