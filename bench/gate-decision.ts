import { specKey } from '../apps/passes/test/signing-key.js';
import { decide } from '../apps/passes/src/decision/decide.js';
import { writeToken } from '../apps/passes/src/decision/token.js';

// How long a gate thinks: one whole decision with its signature, by the code that also runs in a browser. Usage:
// node dist/bench/gate-decision.js [decisions]

const decisions = Number(process.argv[2] ?? 2_000);
const key = specKey();
const now = new Date();
const seconds = Math.floor(now.getTime() / 1_000);
const compound = '310105008020-001';
const tokens = Array.from({ length: 50 }, (_, index) =>
  writeToken(
    {
      issuer: '310105000000',
      passId: `0190a0a0-0000-7000-8000-${String(index).padStart(12, '0')}`,
      ...({ passClass: 'resident', compound, hours: null, life: 'static' } as const),
      ...{ issued: seconds - 60, notBefore: seconds - 60, expires: seconds + 86_400, holder: '00112233445566778899aabbccddeeff' },
    },
    key.keyId,
    key.sign,
  ),
);
const gate = {
  ...{ gateId: compound, district: '310105000000', compound, open: true, hours: null },
  steps: [{ kind: 'scan' as const, directions: ['in' as const] }],
};
const lists = {
  trust: { district: gate.district, number: 1, issued: seconds, keys: [key] },
  revocations: { number: 1, issued: seconds, passes: new Map<string, 'suspended' | 'revoked'>() },
};
const person = { direction: 'in' as const, temperature: null, answers: {}, registered: false };
const took: number[] = [];
for (let index = 0; index < decisions; index += 1) {
  const began = performance.now();
  const { decision } = decide({ ...person, token: tokens[index % tokens.length]! }, gate, { now, latestKnown: now, lists });
  took.push(performance.now() - began);
  if (decision !== 'admit') throw new Error(`A good token was not admitted but ${decision}`);
}
const [first] = took;
const sorted = took.toSorted((one, other) => one - other);
const at = (share: number): string => sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(2);
process.stdout.write(
  `gate decision, ${decisions} times: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, the first ${first!.toFixed(1)} ms; token of ${tokens[0]!.length} characters\n`,
);
