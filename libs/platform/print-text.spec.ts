import { describe, expect, it } from '@jest/globals';
import { fontsFor, runsOf } from './print-fonts.js';
import { printed, printText } from './print-text.js';

describe('print in four languages', () => {
  it('shows Chinese characters in the form of the language and finds the rest in another font', () => {
    const runs = runsOf('直 한 A', fontsFor('ja', 400));
    expect(runs.map(({ font, text }) => [font.name.slice(10, 12), text])).toEqual([
      ['jp', '直 '],
      ['kr', '한'],
      ['jp', ' A'],
    ]);
    expect(runsOf('㐂', fontsFor('zh', 400))[0]!.text).toMatch(/[㐂□]/);
  });

  it('embeds only what is used, and quickly', async () => {
    const began = performance.now();
    const file = await printed({ size: 'A4' }, (sheet) => {
      printText(sheet, '请在家观察14天。', { language: 'zh', weight: 700, size: 20 });
      printText(sheet, 'Please stay at home for 14 days (36.5 °C).', { language: 'en', size: 12 });
      printText(sheet, '14日間は自宅で過ごしてください。', { language: 'ja', size: 12 });
      printText(sheet, '14일 동안 집에 머물러 주세요.', { language: 'ko', size: 12 });
    });
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.length).toBeLessThan(120_000);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
