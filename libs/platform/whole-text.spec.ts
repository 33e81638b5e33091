import { describe, expect, it } from '@jest/globals';
import { checkTexts } from './whole-text.js';

describe('a text', () => {
  it.each(['住户', '👩‍👩‍👧', '𠮷', 'a\u202eb', "'; --", ''])('%j can be kept as it is', (text) => {
    expect(() => checkTexts({ input: [{ text }] })).not.toThrow();
  });

  it.each(['\0', 'a\0b', '\ud800', 'a\udc00', '\udfff\ud800'])('%j cannot, and is refused before anybody keeps it', (text) => {
    expect(() => checkTexts({ other: 1, input: { deep: [[{ text }]] } })).toThrow('"input"');
  });

  it('is found however deep it lies', () => {
    let deep: unknown = '\0';
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    expect(() => checkTexts({ deep })).toThrow('"deep"');
  });
});
