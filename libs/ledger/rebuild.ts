import { canonicalJson, type Json } from './canonical.js';
import { openCheckpoint } from './checkpoint.js';
import { leafHash } from './merkle.js';
import { MemoryTree } from './memory-tree.js';
import { NoteError, type Verifier } from './note.js';
import type { TreeState } from './proofs.js';
import { detailsHash, type LedgerRecord } from './record.js';

/** The first leaf that cannot be trusted. Where only a checkpoint speaks against the leaves, any of them below `until` may be it. */
export class LedgerFault extends Error {
  constructor(
    readonly reason: string,
    readonly index: number,
    readonly until = index + 1,
  ) {
    super(until > index + 1 ? `${reason}: between leaf ${index} and ${until - 1}` : `${reason}: leaf ${index}`);
  }
}

const hashLength = 44;

/** Builds the tree again from the lines of an export and holds it against every checkpoint that the log signed. */
export class Rebuild {
  readonly tree = new MemoryTree();
  readonly checkpoints: TreeState[] = [];
  private readonly hashes: string[] = [];
  private next = 0;
  /** Leaves of which only the hash was given. */
  withheld = 0;
  /** Leaf of the last details that were looked at. */
  private details = -1;

  /** @throws LedgerFault when a checkpoint is not what the log signed, or they do not grow */
  constructor(notes: readonly string[], log: Verifier, witnesses: readonly Verifier[] = []) {
    for (const note of notes) this.checkpoints.push(this.opened(note, log, witnesses));
    if (this.checkpoints.length === 0) throw new LedgerFault('the export has no checkpoint', 0);
  }

  /**
   * A line with a hash alone is of a leaf that whoever exported may not read: it is part of the tree.
   * @throws LedgerFault
   */
  take(line: string): LedgerRecord | undefined {
    const index = this.tree.size;
    if (line.length === hashLength) return this.withhold(line, index);
    const text = line.slice(hashLength + 1);
    const hash = leafHash(text);
    if (line[hashLength] !== ' ' || hash.toString('base64') !== line.slice(0, hashLength))
      throw new LedgerFault('the hash is not that of the record', index);
    const record = parsed(text, index);
    this.grow(hash, record.details);
    return record;
  }

  private withhold(line: string, index: number): undefined {
    const hash = Buffer.from(line, 'base64');
    if (hash.length !== 32 || hash.toString('base64') !== line) throw new LedgerFault('this is no hash', index);
    this.withheld += 1;
    this.grow(hash, '');
  }

  private grow(hash: Buffer, details: string): void {
    this.tree.append(hash);
    this.hashes.push(details);
    this.compare();
  }

  /** @throws LedgerFault when leaves are missing or more than the newest checkpoint signs for */
  end(): void {
    const { size } = this.checkpoints.at(-1)!;
    const vouchedFor = this.checkpoints.at(-2)?.size ?? 0;
    if (this.tree.size < size) throw new LedgerFault(`${this.tree.size} leaves of ${size} are there`, vouchedFor, size);
    if (this.tree.size > size) throw new LedgerFault('no checkpoint signs for it', size, this.tree.size);
  }

  /** @throws LedgerFault when kept details are not those of their leaf */
  takeDetails(line: string): void {
    const { index, salt, details } = parsedDetails(line, this.details + 1);
    this.details = index;
    if (!this.hashes[index]) throw new LedgerFault('details of a leaf that is not there', index);
    if (detailsHash(Buffer.from(salt, 'base64'), details) !== this.hashes[index])
      throw new LedgerFault('the details are not those of the leaf', index);
  }

  private opened(note: string, log: Verifier, witnesses: readonly Verifier[]): TreeState {
    const { size: before, root } = this.checkpoints.at(-1) ?? { size: 0 };
    try {
      const opened = openCheckpoint(note, log, witnesses);
      if (opened.size < before) throw new NoteError('The tree became smaller');
      if (root && opened.size === before && Buffer.compare(root, opened.root) !== 0)
        throw new NoteError('Two roots of one size are signed');
      return opened;
    } catch (error) {
      if (!(error instanceof NoteError)) throw error;
      throw new LedgerFault(`a checkpoint is not to be trusted (${error.message})`, before);
    }
  }

  private compare(): void {
    for (
      let checkpoint = this.checkpoints[this.next];
      checkpoint && checkpoint.size <= this.tree.size;
      checkpoint = this.checkpoints[++this.next]
    ) {
      if (checkpoint.size === this.tree.size && Buffer.compare(checkpoint.root, this.tree.root) !== 0)
        throw new LedgerFault('the leaves are not those that were signed', this.checkpoints[this.next - 1]?.size ?? 0, this.tree.size);
    }
  }
}

function parsed(text: string, index: number): LedgerRecord {
  try {
    const record = JSON.parse(text) as LedgerRecord;
    if (canonicalJson(record as unknown as Json) === text) return record;
  } catch {
    // said below
  }
  throw new LedgerFault('the record is not canonical JSON', index);
}

function parsedDetails(line: string, next: number): { index: number; salt: string; details: string } {
  try {
    const read = JSON.parse(line) as { index: number; salt: string; details: string };
    if (canonicalJson(read) === line && Number.isSafeInteger(read.index)) return read;
  } catch {
    // said below
  }
  throw new LedgerFault('a line of details cannot be read', next);
}
