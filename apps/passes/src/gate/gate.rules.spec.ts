import { describe, expect, it } from '@jest/globals';
import type { Step } from '../decision/gate-rules.js';
import { defaultProtocols } from './default-protocols.js';
import { mayBeProtocol } from './gate.rules.js';

const [measure, ask, register, scan] = defaultProtocols[0].steps as [Step, Step, Step, Step];

describe('a protocol', () => {
  it('has its steps in any order', () => {
    expect(() => mayBeProtocol([measure, ask, register, scan])).not.toThrow();
    expect(() => mayBeProtocol([scan, measure])).not.toThrow();
  });

  it.each<[string, Step[]]>([
    ['nobody is asked for a pass', [measure, ask]],
    ['a step stands twice', [scan, scan]],
    ['a step has no direction', [{ ...scan, directions: [] }]],
    ['nothing is asked', [scan, { ...ask, questions: [] }]],
    ['a question has no id', [scan, { ...ask, questions: ['有发热吗?'] }]],
    ['everybody has a fever', [scan, { ...measure, feverFrom: 36 }]],
  ])('is refused where %s', (_, steps) => {
    expect(() => mayBeProtocol(steps)).toThrow(expect.objectContaining({ code: 'GATE_PROTOCOL_WRONG' }));
  });
});
