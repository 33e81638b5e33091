import { Rejection } from '#platform/rejection.js';
import { directions, type Step, stepKinds } from '../decision/gate-rules.js';

export const gateKinds = ['pedestrian', 'bicycle', 'vehicle'] as const;
export type GateKind = (typeof gateKinds)[number];

export const longestLabel = 40;
const mostQuestions = 10;

const isIn = <Value>(list: readonly Value[], value: unknown): boolean => (list as readonly unknown[]).includes(value);

/**
 * A protocol names each kind of step at most once, in any order; somebody is always asked for a pass.
 * @throws Rejection GATE_PROTOCOL_WRONG
 */
export function mayBeProtocol(steps: readonly Step[]): void {
  const kinds = steps.map(({ kind }) => kind);
  const once = new Set(kinds).size === kinds.length && kinds.includes('scan');
  if (!once || !steps.every(isStep)) throw new Rejection('GATE_PROTOCOL_WRONG');
}

function isStep({ kind, directions: ways, questions = [], feverFrom = 37.3 }: Step): boolean {
  const named = isIn(stepKinds, kind) && ways.length > 0 && ways.every((way) => isIn(directions, way));
  const asked = kind !== 'ask' || (questions.length > 0 && questions.length <= mostQuestions);
  return named && asked && questions.every((question) => /^[a-z][a-z0-9-]{1,30}$/.test(question)) && feverFrom >= 36.5 && feverFrom <= 39;
}
