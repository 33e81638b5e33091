import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '#platform/actor.js';
import { SharedAnswers } from './shared-answers.js';

const actor: Actor = {
  ...{ subject: 'leader', kind: 'person', requestId: '1', language: 'zh', strength: 'two-factor' },
  grants: [{ role: 'district-leader', scope: '310000000000.310105000000' }],
};
const other: Actor = { ...actor, subject: 'other', requestId: '2' };
const code = '310105000000';
const committee = '310000000000.310105000000.310105008000.310105008020';

describe('shared answers', () => {
  let shared: SharedAnswers;
  let key: string;
  const keepAt = (at: number) => {
    const answer = { body: Buffer.from('{}'), contentType: 'application/json', cost: 1, area: code, version: shared.versionOf(code), at };
    shared.keep(key, answer);
    return answer;
  };
  beforeEach(() => {
    shared = new SharedAnswers();
    key = shared.keyOf(actor, ['board']);
  });

  it('are given for the same question to whoever has the same grants and language, and to nobody else', () => {
    const answer = keepAt(0);
    expect(shared.find(shared.keyOf(other, ['board']), other, 10)).toBe(answer);
    const narrower = { ...other, grants: [{ role: 'district-leader' as const, scope: '310000000000.310105000000.310105008000' }] };
    for (const stranger of [narrower, { ...other, language: 'en' as const }, { ...other, strength: 'password' as const }])
      expect(shared.find(shared.keyOf(stranger, ['board']), stranger, 10)).toBeUndefined();
    expect(shared.find(shared.keyOf(actor, ['other board']), actor, 10)).toBeUndefined();
  });

  it('are at most a second old once something has changed below, five when nothing has', () => {
    keepAt(0);
    expect(shared.find(key, actor, 4_999)).toBeDefined();
    expect(shared.find(key, actor, 5_001)).toBeUndefined();
    keepAt(10_000);
    shared.changed('310000000000.310109000000.310109001000');
    expect(shared.find(key, actor, 12_000)).toBeDefined();
    shared.changed(committee);
    expect(shared.find(key, actor, 10_999)).toBeDefined();
    expect(shared.find(key, actor, 11_001)).toBeUndefined();
  });

  it('are not given to whoever has just changed something', () => {
    keepAt(0);
    shared.willChange(actor, 100);
    expect(shared.find(key, actor, 200)).toBeUndefined();
    expect(shared.find(key, other, 200)).toBeDefined();
  });

  it('are kept in a number that does not grow', () => {
    for (let question = 0; question < 100; question += 1)
      shared.keep(shared.keyOf(actor, [question]), { body: Buffer.alloc(0), contentType: '', cost: 1, area: code, version: 0, at: 0 });
    const found = Array.from({ length: 100 }, (_, question) => shared.find(shared.keyOf(actor, [question]), actor, 1));
    expect(found.filter(Boolean)).toHaveLength(32);
    expect(found.at(-1)).toBeDefined();
  });
});
