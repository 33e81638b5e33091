import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Vault } from './vault.js';

describe('the vault', () => {
  let vault: Vault;
  const subject = randomUUID();

  beforeAll(() => {
    process.env.SECRETS_DIR = mkdtempSync(join(tmpdir(), 'linli-secrets-'));
    for (const name of ['kek', 'blind-index']) writeFileSync(join(process.env.SECRETS_DIR, name), randomBytes(32).toString('base64'));
    vault = new Vault();
  });

  it('gives back what it sealed, with the wrapped key of the person', () => {
    const { key, wrapped } = vault.newSubjectKey(subject);
    const sealed = vault.seal(key, '王小明', `resident.name:${subject}`);
    expect(sealed.includes(Buffer.from('王小明'))).toBe(false);
    expect(vault.open(vault.subjectKey(subject, wrapped), sealed, `resident.name:${subject}`)).toBe('王小明');
  });

  it("does not open a field that was copied to another person's row", () => {
    const { key } = vault.newSubjectKey(subject);
    const sealed = vault.seal(key, '13900000000', `resident.phone:${subject}`);
    expect(() => vault.open(key, sealed, `resident.phone:${randomUUID()}`)).toThrow();
  });

  it('does not open a field with one bit changed', () => {
    const { key } = vault.newSubjectKey(subject);
    const sealed = vault.seal(key, 'text', `resident.name:${subject}`);
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => vault.open(key, sealed, `resident.name:${subject}`)).toThrow();
  });

  it('indexes equal numbers equally, and apart by kind', () => {
    expect(vault.blindIndex('phone', '+8613900000000')).toEqual(vault.blindIndex('phone', '+8613900000000'));
    expect(vault.blindIndex('phone', '1')).not.toEqual(vault.blindIndex('document', '1'));
  });
});
