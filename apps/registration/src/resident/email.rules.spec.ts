import { describe, expect, it } from '@jest/globals';
import { emailOf, maskEmail } from './email.rules.js';

describe('an e-mail address', () => {
  it.each([
    [' Kim.Siho@Example.COM ', 'Kim.Siho@example.com'],
    ['a@b.cn', 'a@b.cn'],
    ['a@b', undefined],
    ['a b@example.com', undefined],
    ['a@example.com, b@example.com', undefined],
    ['a@example.com\r\nBcc: b@example.com', undefined],
    [`${'x'.repeat(65)}@example.com`, undefined],
    ['@example.com', undefined],
    ['', undefined],
  ])('%j is %s', (text, email) => expect(emailOf(text)).toBe(email));

  it('is masked but for its first character', () => expect(maskEmail('kim@example.com')).toBe('k***@example.com'));
});
