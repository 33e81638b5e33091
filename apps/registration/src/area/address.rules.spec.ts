import { describe, expect, it } from '@jest/globals';
import { readAddress } from './address.rules.js';

describe('an address as people say it', () => {
  it.each([
    ['750 long 12 hao 301', { words: [], lane: '750', building: '12', room: '301' }],
    ['仙霞路750弄12号301室', { words: ['仙霞路'], lane: '750', building: '12', room: '301' }],
    ['７５０弄１２号', { words: [], lane: '750', building: '12' }],
    ['750 12 301', { words: [], lane: '750', building: '12', room: '301' }],
    ['12-301', { words: [], building: '12', room: '301' }],
    ['虹仙 301', { words: ['虹仙'], room: '301' }],
    ['hxxq', { words: ['hxxq'] }],
    ['maotai 5号2单元0402', { words: ['maotai'], building: '5', unit: '2', room: '0402' }],
    ['12号 301', { words: [], building: '12', room: '301' }],
    ['Room 301, Building 12', { words: [], building: '12', room: '301' }],
    ['12동 301호', { words: [], building: '12', room: '301' }],
    ['', { words: [] }],
  ])('reads %s', (text, expected) => {
    expect(readAddress(text)).toEqual(expected);
  });
});
