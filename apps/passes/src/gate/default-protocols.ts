import type { Step } from '../decision/gate-rules.js';

interface DatedProtocol {
  version: string;
  effectiveFrom: Date;
  steps: readonly Step[];
}

/** What a gate opens with: one measure, two ask, three register, four scan. A new version is added with its time. */
export const defaultProtocols: readonly [DatedProtocol, ...DatedProtocol[]] = [
  {
    version: '2020-01-27',
    effectiveFrom: new Date('2020-01-26T16:00:00Z'),
    steps: [
      { kind: 'measure', directions: ['in'], feverFrom: 37.3 },
      { kind: 'ask', directions: ['in'], questions: ['key-region', 'symptoms'] },
      { kind: 'register', directions: ['in'], who: 'without-pass' },
      { kind: 'scan', directions: ['in', 'out'] },
    ],
  },
];
