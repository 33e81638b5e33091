import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** Signed notes of C2SP (`c2sp.org/signed-note`): a text, and lines of signatures that name their keys. */

/** What a key signs: a note as it is, or a witness's statement of when it saw one (`c2sp.org/tlog-cosignature`). */
const kinds = { note: 1, cosignature: 4 } as const;
export type KeyKind = keyof typeof kinds;

export interface Verifier {
  name: string;
  id: number;
  kind: KeyKind;
  publicKey: KeyObject;
}

export interface Signer extends Verifier {
  privateKey: KeyObject;
}

export class NoteError extends Error {}

const nameShape = /^[^\s+]+$/u;
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

const rawKey = (publicKey: KeyObject): Buffer => publicKey.export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length);

const keyId = (name: string, kind: KeyKind, raw: Uint8Array): number =>
  createHash('sha256').update(`${name}\n`).update(Buffer.of(kinds[kind])).update(raw).digest().readUInt32BE(0);

/** @param seed the 32 bytes of an Ed25519 private key */
export function signerOf(name: string, kind: KeyKind, seed: Uint8Array): Signer {
  if (!nameShape.test(name)) throw new NoteError(`${JSON.stringify(name)} cannot be the name of a key`);
  if (seed.length !== 32) throw new NoteError('An Ed25519 seed has 32 bytes');
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  return { name, kind, id: keyId(name, kind, rawKey(publicKey)), publicKey, privateKey };
}

const hex = (id: number): string => id.toString(16).padStart(8, '0');

/** `<name>+<key id>+<kind and key>`: what a verifier is given, by a way of its own. */
export const verifierKey = ({ name, kind, id, publicKey }: Verifier): string =>
  `${name}+${hex(id)}+${Buffer.concat([Buffer.of(kinds[kind]), rawKey(publicKey)]).toString('base64')}`;

/** @throws NoteError when the text is not the key that it says it is */
export function readVerifierKey(text: string): Verifier {
  const [, name = '', id = '', material = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(text.trim()) ?? [];
  const bytes = Buffer.from(material, 'base64');
  const kind = (Object.keys(kinds) as KeyKind[]).find((one) => kinds[one] === bytes[0]);
  if (!kind || bytes.length !== 33) throw new NoteError('This is not a verifier key of an Ed25519 note or cosignature');
  const raw = bytes.subarray(1);
  if (hex(keyId(name, kind, raw)) !== id) throw new NoteError(`The id of the verifier key ${name} is not that of its key`);
  const publicKey = createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: 'der', type: 'spki' });
  return { name, kind, id: Number.parseInt(id, 16), publicKey };
}

const withTime = (text: string, seconds: bigint): Buffer => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);

const lineOf = ({ name, id }: Verifier, signature: Uint8Array): string => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(id);
  return `— ${name} ${Buffer.concat([head, signature]).toString('base64')}\n`;
};

/** The line that signs `text`, which ends in a newline. */
export function signatureLine(signer: Signer, text: string, now: Date): string {
  if (!text.endsWith('\n')) throw new NoteError('A note ends in a newline');
  if (signer.kind === 'note') return lineOf(signer, sign(null, Buffer.from(text), signer.privateKey));
  const seconds = BigInt(Math.floor(now.getTime() / 1_000));
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(seconds);
  return lineOf(signer, Buffer.concat([time, sign(null, withTime(text, seconds), signer.privateKey)]));
}

export const signNote = (signer: Signer, text: string, now: Date): string => `${text}\n${signatureLine(signer, text, now)}`;

const mostSignatures = 64;
const signatureShape = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/u;

/** @throws NoteError when it is not of the form of a signed note; nothing is verified yet */
export function splitNote(note: string): { text: string; lines: string[] } {
  const end = note.lastIndexOf('\n\n');
  const lines = note.slice(end + 2).split('\n');
  // oxlint-disable-next-line no-control-regex -- the format forbids them
  const wellFormed = end > 0 && lines.pop() === '' && note.isWellFormed() && !/[\0-\x09\x0b-\x1f]/.test(note);
  if (!wellFormed || lines.length === 0 || lines.length > mostSignatures || !lines.every((line) => signatureShape.test(line)))
    throw new NoteError('This is not a signed note');
  return { text: note.slice(0, end + 1), lines };
}

function isSignedBy(verifier: Verifier, text: string, signature: Buffer): boolean {
  if (verifier.kind === 'note') return signature.length === 64 && verify(null, Buffer.from(text), verifier.publicKey, signature);
  return signature.length === 72 && verify(null, withTime(text, signature.readBigUInt64BE(0)), verifier.publicKey, signature.subarray(8));
}

/**
 * The text of a note and the keys that signed it. Signatures of unknown keys are passed over.
 * @throws NoteError when no known key signed it, or a signature in the name of a known key is wrong
 */
export function openNote(note: string, known: readonly Verifier[]): { text: string; signedBy: Verifier[] } {
  const { text, lines } = splitNote(note);
  const signedBy = lines.flatMap((line) => {
    const [, name, base64 = ''] = signatureShape.exec(line) ?? [];
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.toString('base64') !== base64 || bytes.length < 5) throw new NoteError('A signature is not written in base64');
    const verifier = known.find((one) => one.name === name && one.id === bytes.readUInt32BE(0));
    if (verifier && !isSignedBy(verifier, text, bytes.subarray(4))) throw new NoteError(`The signature of ${name} is wrong`);
    return verifier ?? [];
  });
  if (signedBy.length === 0) throw new NoteError('No known key signed this note');
  return { text, signedBy };
}

/** The private key in one line, as the checksum database of Go writes it: the name of the key goes with it. */
export const signerKey = ({ name, kind, id, privateKey }: Signer): string => {
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(pkcs8Prefix.length);
  return `PRIVATE+KEY+${name}+${hex(id)}+${Buffer.concat([Buffer.of(kinds[kind]), seed]).toString('base64')}`;
};

/** @throws NoteError when the text is not the key that it says it is */
export function readSignerKey(text: string): Signer {
  const [, name = '', id = '', material = ''] = /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(text.trim()) ?? [];
  const bytes = Buffer.from(material, 'base64');
  const kind = (Object.keys(kinds) as KeyKind[]).find((one) => kinds[one] === bytes[0]);
  if (!kind || bytes.length !== 33) throw new NoteError('This is not a signing key of an Ed25519 note or cosignature');
  const signer = signerOf(name, kind, bytes.subarray(1));
  if (hex(signer.id) !== id) throw new NoteError(`The id of the signing key ${name} is not that of its key`);
  return signer;
}
