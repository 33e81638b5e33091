import { openCheckpoint } from './checkpoint.js';
import type { Verifier } from './note.js';
import type { TreeState } from './proofs.js';
import { LedgerFault, type Rebuild } from './rebuild.js';
import { verifyConsistency } from './proofs.js';

/**
 * Holds a rebuilt ledger against what a witness signed: the ledger begins with every tree that the witness has seen, and the
 * witness has not seen a longer one.
 * @returns the newest state that the witness vouches for
 * @throws LedgerFault with the first leaf that the witness does not vouch for; NoteError for a note that it did not sign
 */
export async function compareWitness({ tree }: Rebuild, notes: readonly string[], log: Verifier, witness: Verifier): Promise<TreeState> {
  let agreed: TreeState = { size: 0, root: Buffer.alloc(0) };
  for (const note of notes) {
    const seen = openCheckpoint(note, log, [witness]);
    if (!seen.witnesses.includes(witness.name)) throw new LedgerFault('the witness did not sign a note in its own list', agreed.size);
    if (seen.size > tree.size) throw new LedgerFault(`the witness has seen ${seen.size} leaves`, tree.size);
    const now = { size: tree.size, root: tree.root };
    if (!verifyConsistency(seen, now, await tree.consistencyProof(seen.size)))
      throw new LedgerFault('the witness has seen other leaves', agreed.size, seen.size);
    agreed = seen;
  }
  return agreed;
}
