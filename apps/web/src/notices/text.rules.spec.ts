import { describe, expect, it } from '@jest/globals';
import { faultOf, filled } from './text.rules.js';

describe('a text of a notice', () => {
  it.each([
    ['missing', { title: ' ', body: '' }],
    ['noTitle', { title: '', body: '请登记' }],
    ['noBody', { title: '登记', body: ' ' }],
    ['titleLong', { title: '字'.repeat(121), body: '请登记' }],
    ['bodyLong', { title: '登记', body: '字'.repeat(501) }],
    ['braces', { title: '登记', body: '{name}您好' }],
    ['braces', { title: '登记', body: '请于{expiresAt前登记' }],
    [undefined, { title: '登记', body: '{area}的居民：请于{expiresAt, date, day}前登记。{source}' }],
  ] as const)('is stopped by %s', (fault, text) => {
    expect(faultOf(text, true)).toBe(fault);
  });

  it('may be longer where it is not sent to phones', () => {
    expect(faultOf({ title: 'a', body: 'b'.repeat(501) }, false)).toBeUndefined();
    expect(faultOf({ title: 'a', body: 'b'.repeat(4_001) }, false)).toBe('bodyLong');
  });

  it('is shown as it will be read', () => {
    const filling = { area: '茅台新苑', expiresOn: '2月14日', source: '' };
    expect(filled('{area}：{expiresAt, date, day}前。来源：{source}', filling)).toBe('茅台新苑：2月14日前。来源：–');
  });
});
