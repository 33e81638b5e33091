import { NoteError, openNote, type Signer, signNote, splitNote, type Verifier } from './note.js';
import type { TreeState } from './proofs.js';

/** The state of a log as its owner signs it (`c2sp.org/tlog-checkpoint`): origin, size, root. */
export interface Checkpoint extends TreeState {
  /** Name of the log; the name of its key as well. */
  origin: string;
}

const sizeShape = /^(0|[1-9]\d{0,15})$/;

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;

/** @throws NoteError */
export function readCheckpointText(text: string): Checkpoint {
  const [origin = '', size = '', base64 = '', ...rest] = text.split('\n');
  const root = Buffer.from(base64, 'base64');
  const isWhole = origin !== '' && sizeShape.test(size) && root.length === 32 && root.toString('base64') === base64 && rest.at(-1) === '';
  if (!isWhole || !Number.isSafeInteger(Number(size))) throw new NoteError('This is not a checkpoint');
  return { origin, size: Number(size), root };
}

export const signCheckpoint = (signer: Signer, { size, root }: TreeState, now: Date): string =>
  signNote(signer, checkpointText({ origin: signer.name, size, root }), now);

/**
 * A checkpoint that the log itself signed, and the witnesses among `known` that signed it too.
 * @throws NoteError
 */
export function openCheckpoint(note: string, log: Verifier, witnesses: readonly Verifier[] = []): Checkpoint & { witnesses: string[] } {
  const { text, signedBy } = openNote(note, [log, ...witnesses]);
  const checkpoint = readCheckpointText(text);
  if (checkpoint.origin !== log.name) throw new NoteError(`This is a checkpoint of ${checkpoint.origin}, not of ${log.name}`);
  if (!signedBy.includes(log)) throw new NoteError(`The log ${log.name} did not sign this checkpoint`);
  return { ...checkpoint, witnesses: signedBy.filter((one) => one !== log).map(({ name }) => name) };
}

/** @throws NoteError; without a look at the signatures, for what was verified when it came */
export const readCheckpoint = (note: string): Checkpoint => readCheckpointText(splitNote(note).text);
