import { randomUUID } from 'node:crypto';
import { signCheckpoint } from '../checkpoint.js';
import { leafHash } from '../merkle.js';
import { MemoryTree } from '../memory-tree.js';
import { signatureLine, type Signer, signerOf, splitNote } from '../note.js';
import { detailsHash, detailsLine, exportLine, recordText } from '../record.js';

export const logKey = signerOf('linli.example/ledger', 'note', Buffer.alloc(32, 1));
export const witnessKey = signerOf('witness.example/w1', 'cosignature', Buffer.alloc(32, 2));

export interface Ledger {
  leaves: string[];
  details: string[];
  checkpoints: string[];
  tree: MemoryTree;
}

const area = '310000000000.310105000000.310105008000.310105008020';
const salt = Buffer.alloc(16, 7);
const start = Date.parse('2020-02-11T00:00:00Z');

/** A record as the service writes it: each third one an access, of two sources that count without a hole. */
const recordOf = (index: number) => {
  const details = `{"residents":["${randomUUID()}"]}`;
  const isAccess = index % 3 === 0;
  const sequence = Math.floor(index / 6) + 1;
  const source = `registration/${index % 2}`;
  const facts = {
    ...{ actor: `worker-${index % 7}`, role: 'committee-worker', scope: area, onBehalfOf: null, action: 'resident.read', purpose: null },
    ...{ legalBasis: 'epidemic-control', resourceType: 'resident', resourceId: null, count: 1, decision: 'allow', requestId: randomUUID() },
    ...{ approvers: [], source, sourceSeq: sequence },
  };
  const envelope = isAccess
    ? { topic: 'audit.access', type: 'audit.access.access-recorded', key: source, sequence, access: facts }
    : { topic: 'passes.pass', type: 'passes.pass.pass-issued', key: randomUUID(), sequence: 1 };
  const time = new Date(start + index * 1_000).toISOString();
  const text = recordText({ id: randomUUID(), version: 1, time, area, ...envelope, details: detailsHash(salt, details) });
  return { text, details: detailsLine(index, salt, details) };
};

/** An export of so many leaves, with a checkpoint every so many and at the end. */
export function ledgerOf(size: number, every: number, log: Signer = logKey): Ledger {
  const ledger: Ledger = { leaves: [], details: [], checkpoints: [], tree: new MemoryTree() };
  for (let index = 0; index < size; index += 1) {
    const { text, details } = recordOf(index);
    ledger.leaves.push(exportLine(text));
    ledger.details.push(details);
    ledger.tree.append(leafHash(text));
    if ((index + 1) % every === 0 || index + 1 === size)
      ledger.checkpoints.push(signCheckpoint(log, ledger.tree, new Date(start + index * 1_000)));
  }
  return ledger;
}

export const cosigned = (note: string, witness: Signer = witnessKey): string =>
  note + signatureLine(witness, splitNote(note).text, new Date(start));
