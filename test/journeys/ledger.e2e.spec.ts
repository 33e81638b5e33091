import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#testing/stack.js';
import { checkout } from '../../deploy/local/places.js';
import { RunningStack } from '../running-stack.js';

const committee = { code: '310105008020', path: '310000000000.310105000000.310105008000.310105008020' };
const roster = '小区,楼栋,房号,房屋状态,与户主关系,姓名,出生日期,联系电话\n秘苑,1号,101,自住,户主,秘密乙人,1950-03-01,15412340009';
const name = '秘密乙人';

describe('whoever unmasks somebody', () => {
  const stack = new RunningStack();
  let folder: string;
  let resident: string;

  const linli = (...words: string[]) => {
    const cli = join(checkout, 'dist', 'apps', 'cli', 'src', 'main.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', cli, ...words], {
      encoding: 'utf8',
      env: { ...process.env, LINLI_HOME: stack.home },
    });
    return { status, said: stdout + stderr };
  };
  const ask = async <Answer>(handle: string, query: string, variables: Record<string, unknown> = {}): Promise<Answer> => {
    const { data, errors } = await stack.graphql(handle, query, variables);
    if (!data) throw new Error(JSON.stringify(errors));
    return data as Answer;
  };
  const keys = () => ({ log: join(stack.home, 'secrets', 'ledger-verifier-key'), witness: join(stack.home, 'witness', 'verifier-key') });

  beforeAll(async () => {
    stack.start();
    folder = join(stack.home, 'ledger');
    await stack.makePersons([
      { handle: 'operator', role: 'operator', scope: '310000000000' },
      { handle: 'committee-worker', role: 'committee-worker', scope: committee.path },
      { handle: 'auditor', role: 'auditor', scope: '310000000000' },
    ]);
    await stack.loadAreas('operator');
    const preview = await stack.upload('committee-worker', committee.code, roster);
    await stack.apply('committee-worker', preview);
    await stack.applied('committee-worker', preview);
    const search = 'query ($within: ID!, $name: String!) { searchResidents(within: $within, name: $name) { id } }';
    const found = await ask<{ searchResidents: { id: string }[] }>('committee-worker', search, { within: committee.code, name });
    resident = found.searchResidents[0]!.id;
  }, 240_000);
  afterAll(() => stack.end(), 60_000);

  it('is found by the auditor, who sees no name, and the entry is proven offline', async () => {
    const unmask = 'mutation ($ids: [ID!]!) { unmaskResidents(residentIds: $ids, purpose: identity_check) { name { original } phones } }';
    const unmasked = await ask<{ unmaskResidents: object[] }>('committee-worker', unmask, { ids: [resident] });
    expect(unmasked.unmaskResidents).toEqual([{ name: { original: name }, phones: ['+8615412340009'] }]);
    const trail =
      'query ($id: ID!) { auditTrail(filter: { residentId: $id, action: "resident.unmask" }) { nodes { index purpose count } } }';
    const { index } = await eventually(async () => {
      const { auditTrail } = await ask<{ auditTrail: { nodes: { index: number; purpose: string }[] } }>('auditor', trail, { id: resident });
      return auditTrail.nodes.find(({ purpose }) => purpose === 'identity_check');
    }, 30_000);
    const proving = 'query ($index: Int!) { ledgerProof(index: $index) { index size leaf hashes checkpoint } }';
    const proof = await eventually(async () => {
      const answer = await stack.graphql('auditor', proving, { index });
      return answer.data?.['ledgerProof'] ? answer : undefined;
    }, 30_000);
    const file = join(stack.home, 'proof.json');
    writeFileSync(file, JSON.stringify(proof));
    expect(linli('verify', 'inclusion', file, '--key', keys().log)).toMatchObject({ status: 0 });
    writeFileSync(file, JSON.stringify(proof).replace('identity-check', 'medical-care'));
    expect(linli('verify', 'inclusion', file, '--key', keys().log)).toMatchObject({
      status: 1,
      said: expect.stringContaining(`First bad index: ${index}`),
    });
  }, 90_000);

  it('stands in a ledger that is taken along, rebuilt without the system, and agrees with its witness', async () => {
    expect(linli('audit', 'export', folder)).toMatchObject({ status: 0 });
    expect(linli('verify', 'rebuild', folder, '--key', keys().log)).toMatchObject({ status: 0 });
    expect(linli('verify', 'gaps', folder, '--key', keys().log)).toMatchObject({ status: 0 });
    expect(linli('verify', 'consistency', folder, '--key', keys().log)).toMatchObject({ status: 0 });
    const cosigned = join(stack.home, 'witness', 'cosigned.ndjson');
    const compare = ['verify', 'compare-witness', folder, cosigned, '--key', keys().log, '--witness-key', keys().witness];
    await eventually(() => {
      linli('audit', 'export', folder);
      return linli(...compare).status === 0;
    }, 30_000);
    const leaves = readFileSync(join(folder, 'leaves.txt'), 'utf8');
    expect(leaves).not.toMatch(new RegExp(`${name}|15412340009|秘密`));
    writeFileSync(join(folder, 'leaves.txt'), leaves.replace('resident.unmask', 'resident.search'));
    expect(linli('verify', 'rebuild', folder, '--key', keys().log)).toMatchObject({
      status: 1,
      said: expect.stringMatching(/First bad index: \d+/),
    });
  }, 90_000);
});
