import { describe, expect, it } from '@jest/globals';
import { isGood, isSound, report, type Reported } from './report.rules.js';

const good: Reported = {
  ...{ id: 'T03', trials: 30, of: 'kills', anomalies: [] },
  figures: [{ name: 'new effect p99', value: 7.25, unit: 's', atMost: 10 }],
};

describe('the report of the crash lab', () => {
  it('says of how many, and what is still possible', () => {
    expect(report([good])).toBe(
      ['     trials    anomalies  at most (95 %)', 'T03  30 kills  0 of 30    10 %', '     new effect p99: 7.25 s (at most 10 s)'].join(
        '\n',
      ),
    );
  });

  it('shows what was found and which figure missed its limit', () => {
    const bad = { ...good, anomalies: ['lost: 1-a'], figures: [{ name: 'served', value: 97, unit: '%', atLeast: 99.9 }] };
    expect(report([bad])).toContain('! lost: 1-a');
    expect(report([bad])).toContain('served: 97 % (at least 99.9 %: MISSED)');
    expect(report([{ ...bad, anomalies: Array.from({ length: 12 }, (_, index) => `lost: ${index}`) }])).toContain('! and 2 more');
  });

  it('calls good what was tried, found nothing and kept its limits, and nothing else', () => {
    expect(isGood(good)).toBe(true);
    expect(isGood({ ...good, trials: 0 })).toBe(false);
    expect(isGood({ ...good, anomalies: ['lost: 1-a'] })).toBe(false);
    expect(isGood({ ...good, figures: [{ name: 'new effect p99', value: 11, atMost: 10 }] })).toBe(false);
  });

  it('calls sound what found nothing, however long it took', () => {
    expect(isSound({ ...good, figures: [{ name: 'new effect p99', value: 11, atMost: 10 }] })).toBe(true);
    expect(isSound({ ...good, trials: 0 })).toBe(false);
    expect(isSound({ ...good, anomalies: ['lost: 1-a'] })).toBe(false);
  });
});
