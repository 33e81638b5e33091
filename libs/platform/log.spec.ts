import { describe, expect, it } from '@jest/globals';
import { scrub } from './log.js';

describe('what is said in a log or about a document', () => {
  it.each([
    ['duplicate key value violates 张试一 31010519900101', 'duplicate key value violates ▒ ▒'],
    ['Int cannot represent non-integer value: "Kim Siho"', 'Int cannot represent ▒'],
    ['Date cannot represent an invalid date-time-string Kim Siho.', 'Date cannot represent ▒'],
    ['Value "Kim" does not exist in "Sex" enum.', 'Value ▒'],
    ['Expected value of type "Range", found {name: "Kim", "Siho"}.', 'Expected value of type "Range", found ▒'],
    ['Syntax Error: Expected Name, found String "Kim Siho".', 'Syntax Error: Expected Name, found String ▒'],
    ['Syntax Error: Unexpected Name "Siho".', 'Syntax Error: Unexpected Name ▒'],
  ])('repeats nothing that could be somebody: %s', (text, left) => {
    expect(scrub(text)).toBe(left);
  });

  it.each([
    'Syntax Error: Expected Name, found "}".',
    'Syntax Error: Expected Name, found <EOF>.',
    'Cannot query field "rooms" on type "Area".',
    'connection to the database was not found by 3 tries',
  ])('keeps what helps: %s', (text) => {
    expect(scrub(text)).toBe(text);
  });
});
