import { readCheckpointText } from '#ledger/checkpoint.js';
import { NoteError, openNote, signatureLine, type Signer, splitNote, type Verifier } from '#ledger/note.js';
import { verifyConsistency } from '#ledger/proofs.js';
import type { Cosigned } from './cosigned.js';

export interface Answer {
  status: 200 | 400 | 403 | 404 | 409 | 422;
  body: string;
  type?: string;
}

const mostProofLines = 63;
const base64Hash = /^[A-Za-z0-9+/]{43}=$/;

/** Parts of a request (`c2sp.org/tlog-witness`): how far the log thinks that we are, the proof from there, the checkpoint. */
function readRequest(body: string): { old: number; proof: Buffer[]; note: string } | undefined {
  const end = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(end, 0)).split('\n');
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first)?.[1];
  if (old === undefined || lines.length > mostProofLines || !lines.every((line) => base64Hash.test(line))) return undefined;
  return { old: Number(old), proof: lines.map((line) => Buffer.from(line, 'base64')), note: body.slice(end + 2) };
}

/**
 * Signs a checkpoint of one log when it is an extension of the last one signed, and never another: not a smaller tree, not a second
 * one of the same size. One request at a time: what is compared and what is kept must be the same state.
 */
export class Witness {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly signer: Signer,
    private readonly log: Verifier,
    private readonly cosigned: Cosigned,
    private readonly now: () => Date,
  ) {}

  addCheckpoint(body: string): Promise<Answer> {
    const answer = this.turn.then(() => this.answer(body));
    this.turn = answer.catch(() => {});
    return answer;
  }

  private async answer(body: string): Promise<Answer> {
    const request = readRequest(body);
    if (!request) return { status: 400, body: 'not a request to a witness\n' };
    const opened = this.open(request.note);
    if ('status' in opened) return opened;
    const { size, root } = opened;
    const seen = this.cosigned.last;
    if (request.old > size) return { status: 400, body: 'the old size is larger than the checkpoint\n' };
    if (request.old !== seen.size) return { status: 409, body: `${seen.size}\n`, type: 'text/x.tlog.size' };
    if (size === seen.size && Buffer.compare(root, seen.root) !== 0) return { status: 409, body: 'another tree of this size is signed\n' };
    if (!verifyConsistency(seen, { size, root }, request.proof)) return { status: 422, body: 'the proof does not hold\n' };
    return this.cosign(request.note, { size, root });
  }

  private async cosign(note: string, state: { size: number; root: Uint8Array }): Promise<Answer> {
    const line = signatureLine(this.signer, splitNote(note).text, this.now());
    await this.cosigned.keep(note + line, state);
    return { status: 200, body: line };
  }

  private open(note: string): { size: number; root: Uint8Array } | Answer {
    try {
      const checkpoint = readCheckpointText(splitNote(note).text);
      if (checkpoint.origin !== this.log.name) return { status: 404, body: 'this log is not known\n' };
      openNote(note, [this.log]);
      return checkpoint;
    } catch (error) {
      if (error instanceof NoteError) return { status: 403, body: `${error.message}\n` };
      throw error;
    }
  }
}
