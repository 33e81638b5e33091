import { describe, expect, it } from '@jest/globals';
import { sameMember } from './same-member.rules.js';

const member = { name: 'a', birthDate: '1950-01-01', documents: ['d1'] };

describe('a row of a roster and a member of the household', () => {
  it('are one person when they share a document, even if the name was corrected', () => {
    expect(sameMember({ name: 'b', birthDate: null, documents: ['d1'] }, member)).toBe(true);
  });

  it('are two people when both have a document and they differ', () => {
    expect(sameMember({ name: 'a', birthDate: '1950-01-01', documents: ['d2'] }, member)).toBe(false);
  });

  it('are one person by name and birth date when one of them has no document', () => {
    expect(sameMember({ name: 'a', birthDate: '1950-01-01', documents: [] }, member)).toBe(true);
    expect(sameMember({ name: 'a', birthDate: null, documents: [] }, member)).toBe(true);
  });

  it('are a grandfather and a grandson when they share the name alone', () => {
    expect(sameMember({ name: 'a', birthDate: '2015-06-01', documents: [] }, member)).toBe(false);
  });
});
