import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { GateChecked, PassIssued } from '#contracts/passes.events.js';
import { openCheckpoint } from '#ledger/checkpoint.js';
import { leafHash } from '#ledger/merkle.js';
import { readVerifierKey } from '#ledger/note.js';
import { consistencyRanges, inclusionRanges, verifyConsistency, verifyInclusion } from '#ledger/proofs.js';
import { Rebuild } from '#ledger/rebuild.js';
import { detailsHash, exportLine, type LedgerRecord } from '#ledger/record.js';
import { asService } from '#platform/scope.js';
import { AskWitnesses } from '../src/checkpoint/ask-witnesses.js';
import { SignCheckpoint } from '../src/checkpoint/sign-checkpoint.js';
import { AppendLeaves, Fenced } from '../src/ledger/append-leaves.js';
import { ReadTree } from '../src/ledger/read-tree.js';
import { Sequencer } from '../src/ledger/sequencer.js';
import { TakeIn } from '../src/ledger/take-in.js';
import { AuditUnderTest, maotai } from './audit-under-test.js';

describe('the ledger', () => {
  let audit: AuditUnderTest;

  beforeAll(async () => {
    audit = await AuditUnderTest.start();
  }, 60_000);
  afterAll(() => audit.stop(), 30_000);

  const leaves = () =>
    audit.rows<{ index: string; leaf: string; topic: string }>('SELECT index, leaf, topic FROM ledger_entry ORDER BY index');
  const notes = () => audit.rows<{ size: string; note: string; cosignatures: string }>('SELECT * FROM checkpoint ORDER BY size');

  const pass = () => ({
    ...{ passId: randomUUID(), passClass: 'resident' as const, residentId: randomUUID(), householdId: randomUUID(), areaPath: maotai.path },
    ...{ validFrom: '2020-02-11T00:00:00Z', validUntil: '2020-03-11T00:00:00Z' },
  });

  it('takes facts and access records of all topics in, once, and signs for them', async () => {
    const id = await audit.say(PassIssued, pass(), { path: maotai.path });
    const resident = randomUUID();
    await audit.access({ residents: [resident], resourceId: resident, purpose: 'identity-check' });
    await audit.say(PassIssued, pass(), { path: maotai.path, id });
    await audit.settle();
    await audit.say(PassIssued, pass(), { path: maotai.path, id });
    await audit.publish('passes.gate', 'nothing', '{"not":"ours"}');
    await audit.settle();
    const found = await leaves();
    expect(found.map(({ index }) => index)).toEqual(['0', '1', '2']);
    expect(found.map(({ topic }) => topic).sort()).toEqual(['audit.access', 'passes.gate', 'passes.pass']);
    const rebuild = new Rebuild(
      (await notes()).map(({ note }) => note),
      audit.log,
    );
    for (const { leaf } of found) rebuild.take(exportLine(leaf));
    rebuild.end();
  }, 30_000);

  it('holds no details in a leaf, only what proves them', async () => {
    const [row] = await audit.rows<{ leaf: string; salt: Buffer; details: string }>(
      `SELECT leaf, salt, details FROM ledger_entry WHERE topic = 'passes.pass'`,
    );
    const record = JSON.parse(row!.leaf) as LedgerRecord;
    expect(Object.keys(record).sort()).toEqual(['area', 'details', 'id', 'key', 'sequence', 'time', 'topic', 'type', 'version']);
    expect(detailsHash(row!.salt, row!.details)).toBe(record.details);
    expect(row!.details).toContain('residentId');
    expect(row!.leaf).not.toContain((JSON.parse(row!.details) as { residentId: string }).residentId);
  });

  it('grows by many leaves at once, proves each of them and each earlier state', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, index) => audit.access({ source: `screening/${index}`, residents: [randomUUID()] })));
    await audit.settle();
    const found = await leaves();
    const states = (await notes()).map(({ note }) => openCheckpoint(note, audit.log));
    const [first, last] = [states[0]!, states.at(-1)!];
    expect(last.size).toBe(found.length);
    const [tree, dataSource] = [audit.service.app.get(ReadTree), audit.service.app.get(DataSource)];
    for (const [index, { leaf }] of found.entries()) {
      const proof = await tree.proof(dataSource.manager, inclusionRanges(index, last.size));
      expect(verifyInclusion({ index, size: last.size }, leafHash(leaf), proof, last.root)).toBe(true);
    }
    const consistency = await tree.proof(dataSource.manager, consistencyRanges(first.size, last.size));
    expect(verifyConsistency(first, last, consistency)).toBe(true);
  }, 30_000);

  it('has every checkpoint in a file and the word of its witness', async () => {
    const [newest] = (await notes()).reverse();
    const file = (name: string) => readFileSync(join(audit.folder, name), 'utf8');
    expect(file('checkpoints/checkpoint')).toBe(newest!.note);
    const witness = readVerifierKey(file('witness/verifier-key'));
    expect(openCheckpoint(newest!.note + newest!.cosignatures, audit.log, [witness]).witnesses).toEqual(['linli.test/witness']);
    expect(file('checkpoints/verifier-key').trim()).toBe(
      readFileSync(join(process.env['SECRETS_DIR']!, 'ledger-verifier-key'), 'utf8').trim(),
    );
  });

  it('erases details when their time is over, and verifies as before', async () => {
    const check = {
      ...{ checkId: randomUUID(), gateId: randomUUID(), deviceId: randomUUID(), areaPath: maotai.path, direction: 'in' as const },
      ...{ passId: null, residentId: randomUUID(), temperature: 36.5, method: 'forehead' as const, decision: 'admit' as const },
      ...{ reason: 'pass', checkedAt: '2020-02-11T00:00:00Z', receivedAt: '2020-02-11T00:00:00Z' },
    };
    await audit.say(GateChecked, check, { path: maotai.path, at: new Date('2020-02-11T00:00:00Z') });
    await audit.settle();
    const kept = () =>
      audit.rows<{ details: string | null; residents: string[] }>(`SELECT * FROM ledger_entry WHERE topic = 'passes.gate-check'`);
    expect(await kept()).toMatchObject([{ residents: [check.residentId] }]);
    const { EraseDetails } = await import('../src/ledger/erase-details.js');
    await asService(audit.service.app.get(DataSource), 'erase', (tx) => audit.service.app.get(EraseDetails).execute('all', tx));
    expect(await kept()).toMatchObject([{ details: null, salt: null, residents: [] }]);
    const gone = await audit.rows(`SELECT 1 FROM ledger_entry WHERE details IS NULL AND topic <> 'passes.gate-check'`);
    expect(gone).toEqual([]);
    const rebuild = new Rebuild(
      (await notes()).map(({ note }) => note),
      audit.log,
    );
    for (const { leaf } of await leaves()) rebuild.take(exportLine(leaf));
    rebuild.end();
  }, 30_000);

  it('refuses a writer of an earlier epoch, and every change of what is in the tree', async () => {
    const [append, dataSource] = [audit.service.app.get(AppendLeaves), audit.service.app.get(DataSource)];
    const epoch = await append.begin();
    await append.begin();
    await expect(asService(dataSource, 'zombie', (tx) => append.execute(tx, epoch))).rejects.toThrow(Fenced);
    const change = (sql: string) => asService(dataSource, 'forger', (tx) => tx.query(sql));
    await expect(change(`UPDATE ledger_entry SET leaf = '{}' WHERE index = 0`)).rejects.toThrow('does not change');
    await expect(change('UPDATE ledger_entry SET index = 99 WHERE index = 0')).rejects.toThrow('does not change');
    await expect(change('DELETE FROM ledger_entry WHERE index = 0')).rejects.toThrow('only grows');
    await expect(change('UPDATE tree_node SET hash = hash')).rejects.toThrow('only grows');
  });

  it('goes on after its writer was fenced', async () => {
    const before = (await leaves()).length;
    await audit.access({});
    await audit.settle().catch(() => {});
    await audit.settle();
    expect(await leaves()).toHaveLength(before + 1);
  }, 30_000);

  it('has one writer: another process finds the lock taken, and writes when it is free', async () => {
    const { app } = audit.service;
    const mine = app.get(Sequencer);
    const other = new Sequencer(app.get(DataSource), app.get(AppendLeaves), app.get(SignCheckpoint), app.get(AskWitnesses));
    const epoch = async () => (await audit.rows<{ epoch: number }>('SELECT epoch::float8 FROM ledger_head'))[0]!.epoch;
    await mine.runOnce();
    const before = await epoch();
    expect(await other.runOnce(true)).toBe(0);
    expect(await epoch()).toBe(before);
    await mine.onModuleDestroy();
    await audit.access({});
    await app.get(TakeIn).caughtUp();
    expect(await other.runOnce(true)).toBe(1);
    expect(await epoch()).toBe(before + 1);
    await other.onModuleDestroy();
  }, 30_000);
});
