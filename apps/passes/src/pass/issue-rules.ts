import type { IssueRules } from './issue.rules.js';

/** Every version that was ever in force; a new one is added with its time. */
export const issueRules: readonly [IssueRules, ...IssueRules[]] = [
  {
    version: '2020-01-27',
    effectiveFrom: new Date('2020-01-26T16:00:00Z'),
    most: { resident: 1, visitor: 5, vehicle: 2 },
    longestDays: { resident: 180, visitor: 7, vehicle: 180 },
  },
  {
    version: '2020-02-10',
    effectiveFrom: new Date('2020-02-09T16:00:00Z'),
    most: { resident: 1, visitor: 3, vehicle: 2 },
    longestDays: { resident: 180, visitor: 1, vehicle: 180 },
  },
];
