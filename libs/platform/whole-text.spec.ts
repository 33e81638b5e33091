import { describe, expect, it } from '@jest/globals';
import { checkTexts } from './whole-text.js';

describe('a text', () => {
  it.each(['住户', '👩‍👩‍👧', '𠮷', 'a\u202eb', "'; --", ''])('%j can be kept as it is', (text) => {
    expect(() => checkTexts({ input: [{ text }] })).not.toThrow();
  });

  it.each(['\0', 'a\0b', '\ud800', 'a\udc00', '\udfff\ud800'])('%j cannot, and is refused before anybody keeps it', (text) => {
    expect(() => checkTexts({ other: 1, input: { deep: [[{ text }]] } })).toThrow('"input"');
  });

  it('that lies deeper than any input is not looked for: all of it is refused', () => {
    const nested = (levels: number): unknown => Array.from({ length: levels }).reduce((inner) => [inner], 'text');
    expect(() => checkTexts({ deep: nested(16) })).not.toThrow();
    expect(() => checkTexts({ deep: nested(17) })).toThrow('"deep"');
    expect(() => checkTexts({ deep: nested(100_000) })).toThrow('"deep"');
  });
});
