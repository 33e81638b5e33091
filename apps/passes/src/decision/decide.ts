import type { GateDecision } from '#contracts/passes.events.js';
import { checkToken, skewSeconds, type TokenAnswer } from './check-token.js';
import { type Verify, verifyEs256 } from './es256.js';
import { type Direction, type GateRules, isWithin, type Step, type StepKind } from './gate-rules.js';
import { type Lists, listsLiveMs } from './lists.js';
import { decisionOf, type Reason } from './reasons.js';

/** Somebody stands at a gate. */
export interface AtGate {
  direction: Direction;
  /** What was scanned; null where there is nothing to scan. */
  token: string | null;
  /** Degrees Celsius; null where nobody measured. */
  temperature: number | null;
  /** Yes or no to each question that was asked, by its id. */
  answers: Readonly<Record<string, boolean>>;
  /** Name and phone were written down. */
  registered: boolean;
}

export interface Device {
  /** What its clock says. */
  now: Date;
  /** The latest time it has ever known: of its own checks, and of the lists it has. */
  latestKnown: Date;
  lists: Lists;
}

export interface Decision {
  decision: GateDecision;
  reason: Reason;
  /** What was done, in the order of the protocol. */
  steps: { kind: StepKind; done: boolean }[];
  /** Of a token whose signature holds, whatever the decision. */
  passId: string | null;
}

/**
 * Green, red or amber, from what a device has with it and without asking anybody. Health comes first: whoever has a fever is
 * referred whatever they hold. Red is for a token that is wrong; amber for everything that somebody else has to look at.
 * Nothing is green with lists that are old, with a clock that is wrong, or with a step left out.
 */
export function decide(person: AtGate, gate: GateRules, device: Device, verify: Verify = verifyEs256): Decision {
  const steps = gate.steps.filter(({ directions }) => directions.includes(person.direction));
  const seconds = Math.floor(device.now.getTime() / 1_000);
  const scan = steps.some(({ kind }) => kind === 'scan');
  const token: TokenAnswer = scan && person.token !== null ? checkToken(person.token, gate, device.lists, seconds, verify) : {};
  const reason =
    clockReason(device) ??
    healthReason(steps, person) ??
    gateReason(gate, seconds) ??
    tokenReason(token, device) ??
    stepReason(steps, person) ??
    (scan && person.token === null ? 'NO_PASS' : undefined) ??
    listsReason(device) ??
    'ADMITTED';
  const done = steps.map((step) => ({ kind: step.kind, done: isDone(step, person) }));
  return { decision: decisionOf(reason), reason, steps: done, passId: token.passId ?? null };
}

function clockReason({ now, latestKnown, lists }: Device): Reason | undefined {
  const issued = Math.max(lists.trust?.issued ?? 0, lists.revocations?.issued ?? 0) * 1_000;
  return now.getTime() < Math.max(latestKnown.getTime(), issued) - skewSeconds * 1_000 ? 'CLOCK_WRONG' : undefined;
}

function healthReason(steps: readonly Step[], { temperature, answers }: AtGate): Reason | undefined {
  const measured = steps.find(({ kind }) => kind === 'measure');
  if (measured && temperature !== null && temperature >= (measured.feverFrom ?? 37.3)) return 'FEVER';
  const asked = steps.flatMap(({ kind, questions = [] }) => (kind === 'ask' ? questions : []));
  return asked.some((question) => answers[question] === true) ? 'ANSWERED_YES' : undefined;
}

const gateReason = ({ open, hours }: GateRules, seconds: number): Reason | undefined =>
  !open || (hours && !isWithin(hours, seconds)) ? 'GATE_SHUT' : undefined;

/** A key that nobody knows may be one that old lists do not know yet. */
function tokenReason({ reason }: TokenAnswer, device: Device): Reason | undefined {
  return (reason === 'TOKEN_FOREIGN_KEY' && listsReason(device)) || reason;
}

const stepReason = (steps: readonly Step[], person: AtGate): Reason | undefined =>
  steps.every((step) => isDone(step, person) || (step.kind === 'scan' && person.token === null)) ? undefined : 'STEP_MISSING';

function isDone({ kind, questions = [], who }: Step, { token, temperature, answers, registered }: AtGate): boolean {
  switch (kind) {
    case 'measure':
      return temperature !== null;
    case 'ask':
      return questions.every((question) => typeof answers[question] === 'boolean');
    case 'register':
      return registered || (who !== 'everybody' && token !== null);
    case 'scan':
      return token !== null;
  }
}

function listsReason({ now, lists }: Device): Reason | undefined {
  if (!lists.trust || !lists.revocations) return 'LISTS_MISSING';
  const oldest = Math.min(lists.trust.issued, lists.revocations.issued) * 1_000;
  return now.getTime() - oldest > listsLiveMs ? 'LISTS_OLD' : undefined;
}
