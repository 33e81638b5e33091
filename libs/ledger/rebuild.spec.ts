import { describe, expect, it } from '@jest/globals';
import { tellTrials } from '#testing/trials.js';
import { compareWitness } from './compare-witness.js';
import { GapFinder } from './gaps.js';
import { signerOf } from './note.js';
import { LedgerFault, Rebuild } from './rebuild.js';
import { exportLine, type LedgerRecord } from './record.js';
import { cosigned, type Ledger, ledgerOf, logKey, witnessKey } from './test/ledger-of.js';

const faultOf = ({ leaves, details, checkpoints }: Omit<Ledger, 'tree'>): LedgerFault | undefined => {
  try {
    const rebuild = new Rebuild(checkpoints, logKey);
    for (const line of leaves) rebuild.take(line);
    rebuild.end();
    for (const line of details) rebuild.takeDetails(line);
    return undefined;
  } catch (error) {
    if (error instanceof LedgerFault) return error;
    throw error;
  }
};

/** Numbers that look random and are the same in every run. */
const random =
  (seed: number) =>
  (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };

const flip = (text: string, at: number, by: number): string =>
  text.slice(0, at) + String.fromCharCode(32 + ((text.charCodeAt(at) - 32 + 1 + by) % 94)) + text.slice(at + 1);
const replaced = <Item>(list: readonly Item[], at: number, item: Item): Item[] => list.with(at, item);
const without = <Item>(list: readonly Item[], at: number): Item[] => list.toSpliced(at, 1);

/** A record as somebody would forge it: other content, and the hash that belongs to it. */
const forged = (line: string): string => exportLine(line.slice(45).replace(/"time":"2/, '"time":"1'));

type Tamper = (ledger: Ledger, below: (limit: number) => number) => { leaf: number; exact: boolean; ledger: Omit<Ledger, 'tree'> };
const tampers: Record<string, Tamper> = {
  'a byte of a leaf': (ledger, below) => {
    const leaf = below(ledger.leaves.length);
    const line = ledger.leaves[leaf]!;
    return { leaf, exact: true, ledger: { ...ledger, leaves: replaced(ledger.leaves, leaf, flip(line, below(line.length), below(92))) } };
  },
  'a leaf together with its hash': (ledger, below) => {
    const leaf = below(ledger.leaves.length);
    return { leaf, exact: false, ledger: { ...ledger, leaves: replaced(ledger.leaves, leaf, forged(ledger.leaves[leaf]!)) } };
  },
  'a leaf taken out': (ledger, below) => {
    const leaf = below(ledger.leaves.length);
    return { leaf, exact: false, ledger: { ...ledger, leaves: without(ledger.leaves, leaf) } };
  },
  'a leaf put in': (ledger, below) => {
    const leaf = below(ledger.leaves.length + 1);
    return { leaf, exact: false, ledger: { ...ledger, leaves: ledger.leaves.toSpliced(leaf, 0, forged(ledger.leaves[0]!)) } };
  },
  'two leaves exchanged': (ledger, below) => {
    const leaf = below(ledger.leaves.length - 1);
    const [one, other] = [ledger.leaves[leaf]!, ledger.leaves[leaf + 1]!];
    return { leaf, exact: false, ledger: { ...ledger, leaves: ledger.leaves.toSpliced(leaf, 2, other, one) } };
  },
  'a byte of a checkpoint': (ledger, below) => {
    const at = below(ledger.checkpoints.length);
    const note = ledger.checkpoints[at]!;
    const tampered = flip(note, below(note.length), below(92));
    return { leaf: -1, exact: false, ledger: { ...ledger, checkpoints: replaced(ledger.checkpoints, at, tampered) } };
  },
  'the newest checkpoint taken out': (ledger) => ({
    leaf: -1,
    exact: false,
    ledger: { ...ledger, checkpoints: ledger.checkpoints.slice(0, -1) },
  }),
  'a byte of the details': (ledger, below) => {
    const leaf = below(ledger.details.length);
    const line = ledger.details[leaf]!;
    const at = line.indexOf(':') + 2 + below(36);
    return { leaf, exact: true, ledger: { ...ledger, details: replaced(ledger.details, leaf, flip(line, at, below(92))) } };
  },
};

describe('an exported ledger', () => {
  const ledger = ledgerOf(48, 10);

  it('is rebuilt when nobody touched it', () => {
    expect(faultOf(ledger)).toBeUndefined();
  });

  it('is verified as a whole by whoever may read a part of it', () => {
    const rebuild = new Rebuild(ledger.checkpoints, logKey);
    for (const [index, line] of ledger.leaves.entries()) rebuild.take(index % 2 === 0 ? line : line.slice(0, 44));
    rebuild.end();
    expect(rebuild.withheld).toBe(24);
    expect(() => new Rebuild(ledger.checkpoints, logKey).take('x'.repeat(44))).toThrow('this is no hash');
  });

  it('10,000 tampers are all found, each at the leaf or in the stretch that it touched', () => {
    const below = random(20_200_211);
    const small = ledgerOf(20, 10);
    const kinds = Object.entries(tampers);
    const missed: string[] = [];
    for (let count = 0; count < 10_000; count += 1) {
      const [kind, tamper] = kinds[count % kinds.length]!;
      const { leaf, exact, ledger: tampered } = tamper(small, below);
      const fault = faultOf(tampered);
      const isPlaced = !fault || leaf < 0 || (exact ? fault.index === leaf : fault.index <= leaf);
      if (!fault || !isPlaced) missed.push(`${count}: ${kind}, leaf ${leaf}, ${fault?.message ?? 'not found'}`);
    }
    tellTrials(10_000, missed);
    expect(missed).toEqual([]);
  }, 120_000);

  it('a record that never came into the ledger is missed by its number', () => {
    const gapsOf = (lines: string[]) => {
      const finder = new GapFinder();
      lines.forEach((line, index) => finder.take(index, JSON.parse(line.slice(45)) as LedgerRecord));
      return finder.found;
    };
    expect(gapsOf(ledger.leaves)).toEqual([]);
    expect(gapsOf(without(ledger.leaves, 12))).toEqual([{ index: 17, source: 'audit.access registration/0', expected: 3, found: 4 }]);
    expect(gapsOf(without(ledger.leaves, 3))).toEqual([{ index: 8, source: 'audit.access registration/1', expected: 1, found: 2 }]);
  });

  it('agrees with its witness, which finds another tree, a shorter one and a forged word', async () => {
    const rebuilt = (of: Ledger): Rebuild => {
      const rebuild = new Rebuild(of.checkpoints, logKey);
      for (const line of of.leaves) rebuild.take(line);
      return rebuild;
    };
    const seen = ledger.checkpoints.map((note) => cosigned(note));
    expect(await compareWitness(rebuilt(ledger), seen, logKey, witnessKey)).toMatchObject({ size: 48 });
    const rewritten = ledgerOf(48, 10);
    await expect(compareWitness(rebuilt(rewritten), seen, logKey, witnessKey)).rejects.toThrow('the witness has seen other leaves');
    const shorter = { ...ledger, leaves: ledger.leaves.slice(0, 40), checkpoints: ledger.checkpoints.slice(0, 4) };
    expect(faultOf({ ...shorter, details: [] })).toBeUndefined();
    await expect(compareWitness(rebuilt(shorter), seen, logKey, witnessKey)).rejects.toMatchObject({ index: 40 });
    const pretender = signerOf(witnessKey.name, 'cosignature', Buffer.alloc(32, 9));
    const pretended = [cosigned(ledger.checkpoints[0]!, pretender)];
    await expect(compareWitness(rebuilt(ledger), pretended, logKey, witnessKey)).rejects.toThrow('did not sign');
  });
});
