import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { openCheckpoint, readCheckpoint, readCheckpointText, signCheckpoint } from './checkpoint.js';
import { leafHash } from './merkle.js';
import { NoteError, openNote, readSignerKey, readVerifierKey, signatureLine, signerKey, signerOf, signNote, verifierKey } from './note.js';

// Keys and notes of the package golang.org/x/mod/sumdb/note, where the format comes from.

const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const published = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;
const now = new Date('2020-02-11T08:00:00Z');
const seed = (fill: number): Buffer => Buffer.alloc(32, fill);
const log = signerOf('linli.example/ledger', 'note', seed(1));
const witness = signerOf('witness.example/w1', 'cosignature', seed(2));
const state = { size: 7, root: leafHash('seven') };

describe('signed notes', () => {
  it('opens a published note with its published key', () => {
    expect(openNote(published, [readVerifierKey(peter)]).text).toMatch(/^If you think .*problem is\.\n$/s);
    expect(() => openNote(published.replace('think', 'thank'), [readVerifierKey(peter)])).toThrow(NoteError);
  });

  it('has key ids and verifier keys of the published form', () => {
    expect(verifierKey(readVerifierKey(peter))).toBe(peter);
    expect(readVerifierKey(verifierKey(witness))).toMatchObject({ name: 'witness.example/w1', kind: 'cosignature', id: witness.id });
    for (const wrong of ['', 'PeterNeumann', peter.replace('c74f', 'c74e'), peter.replace('PeterNeumann', 'PeterNewmann')])
      expect(() => readVerifierKey(wrong)).toThrow(NoteError);
  });

  it('keeps a private key in one line that carries its name', () => {
    expect(verifierKey(readSignerKey(signerKey(witness)))).toBe(verifierKey(witness));
    expect(signerKey(log)).toMatch(/^PRIVATE\+KEY\+linli\.example\/ledger\+[0-9a-f]{8}\+/);
    for (const wrong of ['', verifierKey(log), signerKey(log).replace('linli', 'lilin')])
      expect(() => readSignerKey(wrong)).toThrow(NoteError);
  });

  it('signs a checkpoint of three lines', () => {
    const note = signCheckpoint(log, state, now);
    expect(note.split('\n').slice(0, 4)).toEqual(['linli.example/ledger', '7', state.root.toString('base64'), '']);
    expect(readCheckpoint(note)).toEqual({ origin: log.name, ...state });
    expect(openCheckpoint(note, log).witnesses).toEqual([]);
  });

  it('takes the word of a witness with its time', () => {
    const note = signCheckpoint(log, state, now);
    const seen = note + signatureLine(witness, note.slice(0, note.indexOf('\n\n') + 1), now);
    expect(openCheckpoint(seen, log, [witness]).witnesses).toEqual(['witness.example/w1']);
    const line = seen.trimEnd().split('\n').at(-1)!;
    const bytes = Buffer.from(line.split(' ')[2]!, 'base64');
    expect(bytes.readBigUInt64BE(4)).toBe(BigInt(now.getTime() / 1_000));
    bytes.writeUInt8(bytes[11]! ^ 1, 11);
    const later = seen.replace(line.split(' ')[2]!, bytes.toString('base64'));
    expect(() => openCheckpoint(later, log, [witness])).toThrow(/witness.example\/w1 is wrong/);
  });

  it('trusts no other key, no other log and no torn form', () => {
    const note = signCheckpoint(log, state, now);
    const other = signerOf('other.example/ledger', 'note', randomBytes(32));
    const namesake = signerOf(log.name, 'note', seed(9));
    expect(() => openCheckpoint(note, other)).toThrow('No known key signed this note');
    expect(() => openCheckpoint(note, namesake)).toThrow('No known key signed this note');
    expect(() => openCheckpoint(signNote(log, `other.example/ledger\n7\n${state.root.toString('base64')}\n`, now), log)).toThrow(/not of/);
    for (const torn of [
      '',
      'text',
      note.slice(0, -1),
      note.replace('\n\n', '\n'),
      note.replace('7', '\t7'),
      `${note}\n`,
      note.replace('=', ''),
    ])
      expect(() => openCheckpoint(torn, log)).toThrow(NoteError);
    for (const size of ['07', '-1', '1e3', '9007199254740993', '']) {
      expect(() => readCheckpointText(`a\n${size}\n${state.root.toString('base64')}\n`)).toThrow(NoteError);
    }
  });
});
