import { describe, expect, it } from '@jest/globals';
import { type ChangeKind, mayChange } from './observation-change.rules.js';

const codeOf = (work: () => void): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('another end', () => {
  const [now, endsAt] = [new Date('2020-03-01T04:00:00Z'), new Date('2020-03-10T16:00:00Z')];
  const code = (kind: ChangeKind, newEndsAt: string | null, evidence = 'CDC-7', state: 'active' | 'released' = 'active') =>
    codeOf(() => mayChange({ state, endsAt }, { kind, newEndsAt: newEndsAt ? new Date(newEndsAt) : null, evidence }, now));

  it.each<[string, string | undefined]>([
    ['an extension by 14 days', code('extend', '2020-03-24T16:00:00Z')],
    ['a shortening to a moment from now', code('shorten', '2020-03-01T04:00:01Z')],
    ['an early end', code('end-early', null)],
  ])('%s fits', (_, found) => expect(found).toBeUndefined());

  it.each<[string, string | undefined, string]>([
    ['an extension by more', code('extend', '2020-03-24T16:00:01Z'), 'OBSERVATION_END_WRONG'],
    ['an extension to the same end', code('extend', '2020-03-10T16:00:00Z'), 'OBSERVATION_END_WRONG'],
    ['a shortening into the past', code('shorten', '2020-03-01T04:00:00Z'), 'OBSERVATION_END_WRONG'],
    ['a shortening that is none', code('shorten', '2020-03-10T16:00:00Z'), 'OBSERVATION_END_WRONG'],
    ['an early end at an hour', code('end-early', '2020-03-05T16:00:00Z'), 'OBSERVATION_END_WRONG'],
    ['no hour at all', code('extend', null), 'OBSERVATION_END_WRONG'],
    ['no evidence', code('end-early', null, ''), 'EVIDENCE_MISSING'],
    ['evidence that is a letter in itself', code('end-early', null, 'x'.repeat(201)), 'EVIDENCE_MISSING'],
    ['what is over', code('end-early', null, 'CDC-7', 'released'), 'OBSERVATION_NOT_RUNNING'],
  ])('%s does not', (_, found, expected) => expect(found).toBe(expected));
});
