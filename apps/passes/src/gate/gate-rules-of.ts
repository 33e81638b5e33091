import type { GateRules, Step } from '../decision/gate-rules.js';
import { codeOf, districtOf } from '../pass/pass.rules.js';
import type { GateProtocol } from './gate-protocol.entity.js';
import type { Gate } from './gate.entity.js';

/** A gate as its device decides by it. */
export const gateRulesOf = ({ id, path, open, hoursFrom, hoursUntil }: Gate, steps: readonly Step[]): GateRules => ({
  ...{ gateId: id, district: districtOf(path), compound: codeOf(path), open, steps },
  hours: hoursFrom === null || hoursUntil === null ? null : [hoursFrom, hoursUntil],
});

/** `protocols` are in the order of their times. */
export const protocolAt = (protocols: readonly GateProtocol[], at: Date): GateProtocol | undefined =>
  protocols.findLast(({ effectiveAt }) => effectiveAt <= at);
