import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PassIssued } from '#contracts/passes.events.js';
import { AccountLinked } from '#contracts/registration.events.js';
import { openCheckpoint } from '#ledger/checkpoint.js';
import { leafHash } from '#ledger/merkle.js';
import { verifyConsistency, verifyInclusion } from '#ledger/proofs.js';
import type { TestCaller } from '#testing/service.js';
import { AuditUnderTest, lookalike, maotai, subdistrict } from './audit-under-test.js';

interface Entry {
  index: number;
  actor: string;
  purpose: string | null;
  residents: string[];
}

const trail = `query ($filter: AuditFilter!, $first: Int, $after: String) { auditTrail(filter: $filter, first: $first, after: $after) {
  nodes { index actor action purpose resourceId decision areaCode count approvers residents } endCursor } }`;
const stretch = { from: new Date(Date.now() - 3_600_000), until: new Date(Date.now() + 3_600_000) };
const noon = new Date('2020-02-11T04:00:00Z');
const night = new Date('2020-02-11T18:30:00Z');
const february = { from: new Date('2020-02-01'), until: new Date('2020-03-01') };

describe('what the ledger shows', () => {
  let audit: AuditUnderTest;
  let auditor: TestCaller;
  let elsewhere: TestCaller;
  const [resident, household] = [randomUUID(), randomUUID()];

  beforeAll(async () => {
    audit = await AuditUnderTest.start();
    auditor = await audit.service.as([{ role: 'auditor', scope: subdistrict.path }]);
    elsewhere = await audit.service.as([{ role: 'auditor', scope: lookalike.path }]);
    const about = { residents: [resident], households: [household], resourceId: resident };
    await audit.access({ ...about, action: 'resident.unmask', purpose: 'identity-check', actor: 'wang' });
    await audit.access({ ...about, actor: 'li', purpose: 'medical-care' });
    await audit.access({ residents: [randomUUID()], actor: 'wang', scope: lookalike.path }, { path: lookalike.path });
    await audit.settle();
  }, 60_000);
  afterAll(() => audit.stop(), 30_000);

  const data = async <Data>(caller: TestCaller, query: string, variables: Record<string, unknown> = {}): Promise<Data> => {
    const { data: answer, errors } = await caller.graphql<Data>(query, variables);
    if (errors || !answer) throw new Error(JSON.stringify(errors));
    return answer;
  };
  const found = async (caller: TestCaller, filter: object): Promise<Entry[]> =>
    (await data<{ auditTrail: { nodes: Entry[] } }>(caller, trail, { filter })).auditTrail.nodes;

  it('an auditor finds by actor, resource, person, area, time and purpose, within the own areas', async () => {
    expect(await found(auditor, { actor: 'wang' })).toHaveLength(2);
    expect(await found(auditor, { actor: 'wang', areaCode: maotai.code })).toMatchObject([
      { action: 'resident.unmask', purpose: 'identity_check', residents: [resident], decision: 'allow', areaCode: maotai.code },
    ]);
    expect(await found(auditor, { residentId: resident })).toHaveLength(2);
    expect(await found(auditor, { resourceId: resident, purpose: 'medical_care' })).toMatchObject([{ actor: 'li' }]);
    expect(await found(auditor, { from: new Date(Date.now() + 60_000) })).toEqual([]);
    expect(await found(auditor, stretch)).toHaveLength(3);
    expect(await found(elsewhere, {})).toHaveLength(1);
    const first = await data<{ auditTrail: { nodes: Entry[]; endCursor: string } }>(auditor, trail, { filter: {}, first: 2 });
    const rest = await data<{ auditTrail: { nodes: Entry[]; endCursor: null } }>(auditor, trail, {
      filter: {},
      first: 2,
      after: first.auditTrail.endCursor,
    });
    expect([...first.auditTrail.nodes, ...rest.auditTrail.nodes].map(({ index }) => index)).toEqual([2, 1, 0]);
    expect(rest.auditTrail.endCursor).toBeNull();
  });

  it('proves an entry to whoever may see it, and that one state goes on from another to everybody', async () => {
    const [entry] = await found(auditor, { actor: 'li' });
    const query = 'query ($index: Int!) { ledgerProof(index: $index) { index size leaf hashes checkpoint } }';
    type Proof = { ledgerProof: { index: number; size: number; leaf: string; hashes: string[]; checkpoint: string } };
    const { ledgerProof } = await data<Proof>(auditor, query, { index: entry!.index });
    const hashes = ledgerProof.hashes.map((hash) => Buffer.from(hash, 'base64'));
    const { root, witnesses } = openCheckpoint(ledgerProof.checkpoint, audit.log);
    expect(witnesses).toEqual([]);
    expect(verifyInclusion(ledgerProof, leafHash(ledgerProof.leaf), hashes, root)).toBe(true);
    const hidden = await elsewhere.graphql(query, { index: entry!.index });
    expect(hidden.errors?.[0]?.extensions.code).toBe('LEDGER_ENTRY_UNKNOWN');
    await audit.access({});
    await audit.settle();
    const anybody = await audit.service.as([{ role: 'volunteer', scope: maotai.path }], { amr: ['pwd'] });
    const states = await data<{ ledgerCheckpoints: { size: number; witnesses: string[] }[] }>(
      anybody,
      '{ ledgerCheckpoints { size witnesses } }',
    );
    const [older, newer] = [states.ledgerCheckpoints[0]!, states.ledgerCheckpoints.at(-1)!];
    expect(newer.witnesses).toEqual(['linli.test/witness']);
    const between = 'query ($first: Int!, $second: Int!) { ledgerConsistency(first: $first, second: $second) { first second hashes } }';
    type Between = { ledgerConsistency: { first: string; second: string; hashes: string[] } };
    const { ledgerConsistency } = await data<Between>(anybody, between, { first: older.size, second: newer.size });
    const states2 = [ledgerConsistency.first, ledgerConsistency.second].map((note) => openCheckpoint(note, audit.log));
    const path = ledgerConsistency.hashes.map((hash) => Buffer.from(hash, 'base64'));
    expect(verifyConsistency(states2[0]!, states2[1]!, path)).toBe(true);
  });

  it('gives the whole tree to take along, and of other areas no more than hashes', async () => {
    const query = '{ ledgerLeaves { index hash leaf } }';
    const { ledgerLeaves: own } = await data<{ ledgerLeaves: { hash: string; leaf: string | null }[] }>(elsewhere, query);
    const { ledgerLeaves: all } = await data<{ ledgerLeaves: { hash: string; leaf: string | null }[] }>(auditor, query);
    expect(own.map(({ hash }) => hash)).toEqual(all.map(({ hash }) => hash));
    expect(all.every(({ hash, leaf }) => leaf !== null && leafHash(leaf).toString('base64') === hash)).toBe(true);
    expect(own.filter(({ leaf }) => leaf !== null)).toHaveLength(1);
  });

  it('a suppressed record is a gap', async () => {
    expect(await data(auditor, '{ ledgerGaps { source from until } }')).toEqual({ ledgerGaps: [] });
    await audit.access({ source: 'screening/2', sourceSeq: 1 });
    await audit.access({ source: 'screening/2', sourceSeq: 4 });
    await audit.settle();
    expect(await data(auditor, '{ ledgerGaps { source from until } }')).toEqual({
      ledgerGaps: [{ source: 'screening/2', from: 2, until: 3 }],
    });
  });

  it('asks about many people, the night, the own household and colleagues', async () => {
    const [home, other] = [randomUUID(), randomUUID()];
    const link = (accountId: string, householdId: string) => ({ linkId: randomUUID(), accountId, householdId, roomPath: maotai.path });
    await audit.say(AccountLinked, link('chen', home), { path: maotai.path });
    await audit.say(AccountLinked, link('zhou', other), { path: maotai.path });
    await audit.access({ actor: 'zhou', residents: [randomUUID()] }, { at: noon });
    await audit.access({ actor: 'chen', residents: [randomUUID()], households: [home] }, { at: noon });
    await audit.access({ actor: 'chen', residents: [randomUUID()], households: [other] }, { at: noon });
    await audit.access({ actor: 'feng', residents: [randomUUID()] }, { at: night });
    const crowd = Array.from({ length: 120 }, () => randomUUID());
    await audit.access({ actor: 'wu', residents: crowd, count: crowd.length }, { at: noon });
    await audit.access({ actor: 'service:notifications', role: null, residents: crowd }, { at: night });
    await audit.settle();
    const query = `query ($from: DateTime!, $until: DateTime!) { unusualReading(from: $from, until: $until) { kind actor people entries } }`;
    const { unusualReading } = await data<{ unusualReading: { kind: string; actor: string; people: number }[] }>(auditor, query, february);
    expect(unusualReading.map(({ kind, actor, people }) => `${kind} ${actor} ${people}`)).toEqual([
      'many_people wu 120',
      'outside_hours feng 1',
      'own_household chen 1',
      'colleague chen 1',
    ]);
  });

  it('people at home see who looked at them, when and why, in their language', async () => {
    const atHome = (id: string, language = 'en') =>
      audit.service.as([{ role: 'resident', scope: `${maotai.path}.310105008020-001`, household: id }], { amr: ['pwd'], language });
    const query = '{ whoLookedAtUs { nodes { role officeCode purpose text at } } }';
    type Looks = { whoLookedAtUs: { nodes: { role: string; text: string }[] } };
    const { whoLookedAtUs } = await data<Looks>(await atHome(household), query);
    expect(whoLookedAtUs.nodes.map(({ text }) => text)).toEqual([
      'saw the record of your household (medical care)',
      'saw whole names, phones and document numbers (checking an identity)',
    ]);
    expect(whoLookedAtUs.nodes).toMatchObject([{ role: 'committee-worker', officeCode: maotai.code }, {}]);
    expect((await data<Looks>(await atHome(household, 'ko'), query)).whoLookedAtUs.nodes[0]?.text).toBe('가구 정보를 열람 (의료)');
    expect((await data<Looks>(await atHome(randomUUID()), query)).whoLookedAtUs.nodes).toEqual([]);
    expect((await auditor.graphql(query)).errors?.[0]?.extensions.code).toBe('ACTION_NOT_ALLOWED');
  });

  it('a leader sees both who approved a restriction', async () => {
    const decision = { action: 'pass.approve', resourceType: 'pass', reason: 'observation', resourceId: randomUUID(), purpose: null };
    await audit.access({ ...decision, approvers: ['worker-a', 'doctor-b'] }, { path: `${maotai.path}.310105008020-001` });
    await audit.settle();
    const leader = await audit.service.as([{ role: 'district-leader', scope: subdistrict.path }]);
    const query = 'query ($areaCode: ID!) { restrictions(areaCode: $areaCode) { nodes { action reason approvers allowed areaCode } } }';
    const { restrictions } = await data<{ restrictions: { nodes: object[] } }>(leader, query, { areaCode: subdistrict.code });
    expect(restrictions.nodes).toEqual([
      { action: 'pass.approve', reason: 'observation', approvers: ['worker-a', 'doctor-b'], allowed: true, areaCode: maotai.code },
    ]);
  });

  it('opens a figure to its events, as known now and as they had been reported', async () => {
    const pass = () => ({
      ...{
        passId: randomUUID(),
        passClass: 'resident' as const,
        residentId: randomUUID(),
        householdId: randomUUID(),
        areaPath: maotai.path,
      },
      ...{ validFrom: '2020-02-11T00:00:00Z', validUntil: '2020-03-11T00:00:00Z' },
    });
    const leader = await audit.service.as([{ role: 'district-leader', scope: subdistrict.path }]);
    const worker = await audit.service.as([{ role: 'committee-worker', scope: maotai.path }]);
    const issue = (path = maotai.path) => audit.say(PassIssued, { ...pass(), areaPath: path }, { path, at: noon });
    for (let count = 0; count < 4; count++) await issue();
    await audit.settle();
    const reportedAt = new Date();
    await issue();
    await issue(lookalike.path);
    await audit.settle();
    const query = `query ($areaCode: ID!, $from: DateTime!, $until: DateTime!, $reportedAt: DateTime) {
      figureEvents(areaCode: $areaCode, types: ["passes.pass.pass-issued"], from: $from, until: $until, reportedAt: $reportedAt) { nodes { type areaCode } } }`;
    const seen = async (caller: TestCaller, areaCode: string, at?: Date) => {
      const variables = { areaCode, ...february, reportedAt: at };
      const { nodes } = (await data<{ figureEvents: { nodes: { areaCode: string }[] } }>(caller, query, variables)).figureEvents;
      return nodes.map((node) => node.areaCode);
    };
    const five = Array.from({ length: 5 }, () => maotai.code);
    expect([await seen(worker, maotai.code), await seen(worker, maotai.code, reportedAt)]).toEqual([five, five.slice(1)]);
    // Four of a committee are too few for who may not see people, however the question is put.
    expect([await seen(leader, subdistrict.code), await seen(leader, maotai.code, reportedAt)]).toEqual([five, []]);
    expect(await seen(leader, lookalike.code)).toEqual([]);
  });
});
