import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { encode, rfc8949EncodeOptions } from 'cborg';
import { fromBase45, toBase45 } from '../src/decision/base45.js';
import { fromHex, toHex } from '../src/decision/bytes.js';
import { readSigned } from '../src/decision/cose.js';
import { verifyEs256 } from '../src/decision/es256.js';
import { writeTrustList } from '../src/decision/lists.js';
import { type Claims, payloadOf, readToken, tokenPrefix, writeToken } from '../src/decision/token.js';
import { specKey } from './signing-key.js';

// `github.com/veraison/go-cose`, which knows nothing of ours, verifies what is made here, and the other way round.

const folder = mkdtempSync(join(tmpdir(), 'linli-interop-'));
const program = join(folder, 'interop');
const cwd = join(import.meta.dirname, 'interop');

/** Why the other language cannot be asked here, or nothing. */
function missing(): string | undefined {
  const version = spawnSync('go', ['version'], { encoding: 'utf8' });
  if (version.error) return 'Go is not installed';
  const built = spawnSync('go', ['build', '-mod=readonly', '-o', program, '.'], { cwd, encoding: 'utf8' });
  if (built.status === 0) return undefined;
  if (/dial tcp|no such host|proxy|timeout|lookup/i.test(built.stderr)) return 'the Go module proxy cannot be reached';
  throw new Error(built.stderr);
}

function ask(verb: 'verify' | 'sign', question: Record<string, string>): { error?: string; answer: Record<string, string> } {
  const { status, stdout, stderr } = spawnSync(program, [verb], { input: JSON.stringify(question), encoding: 'utf8' });
  return status === 0 ? { answer: JSON.parse(stdout) as Record<string, string> } : { error: stderr, answer: {} };
}

const reason = missing();
if (reason) process.stderr.write(`Skipped: tokens are not compared with another COSE library, because ${reason}.\n`);
const compare = reason ? describe.skip : describe;

const claims: Claims = {
  issuer: '310105000000',
  passId: '0190a0a0-0000-7000-8000-000000000001',
  passClass: 'visitor',
  compound: '310105008020-001',
  issued: 1_581_480_000,
  notBefore: 1_581_480_000,
  expires: 1_581_490_000,
  hours: [480, 1_200],
  holder: '00112233445566778899aabbccddeeff',
  life: 'static',
};

compare('a COSE library of another language', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('verifies a token that was made here, and reads its claims', () => {
    const { keyId, x, y, sign } = specKey();
    const message = toHex(fromBase45(writeToken(claims, keyId, sign).slice(tokenPrefix.length))!);
    const { answer } = ask('verify', { message, x, y });
    expect(answer).toEqual({
      keyId,
      ...{ '1': '310105000000', '4': '1581490000', '5': '1581480000', '6': '1581480000', '7': claims.passId.replaceAll('-', '') },
      ...{ '-70001': '1', '-70002': '310105008020-001', '-70003': '[480 1200]', '-70004': claims.holder, '-70005': '0' },
    });
  });

  it('verifies a trust list that was made here, and refuses one that another key signed', () => {
    const { keyId, x, y, sign } = specKey();
    const list = { district: '310105000000', number: 3, issued: 1_581_480_000, keys: [{ keyId, x, y, signsUntil: null }] };
    const message = toHex(writeTrustList(list, keyId, sign));
    expect(ask('verify', { message, x, y }).answer).toMatchObject({ keyId, '1': '1', '2': '310105000000', '3': '3' });
    const other = specKey();
    expect(ask('verify', { message, x: other.x, y: other.y }).error).toMatch(/verification error/);
  });

  it('makes a token that is verified here', () => {
    const keyId = '0123456789abcdef';
    const payload = toHex(encode(payloadOf(claims), rfc8949EncodeOptions));
    const { answer } = ask('sign', { payload, keyId });
    const bytes = fromHex(answer['message']!);
    const read = readToken(tokenPrefix + toBase45(bytes));
    expect(read).toMatchObject({ claims, signed: { keyId } });
    const signed = readSigned(bytes);
    if (typeof signed === 'string') throw new Error(signed);
    expect(verifyEs256({ x: answer['x']!, y: answer['y']! }, signed.message, signed.signature)).toBe(true);
  });
});
