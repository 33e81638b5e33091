import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, rows } from '#testing/stack.js';
import { demoRoster } from '../../apps/cli/src/demo/roster.js';
import { sampleXlsx } from '../../apps/cli/src/demo/write-sample.js';
import { postgresFolder } from '../../deploy/local/postgres.js';
import { RunningStack } from '../running-stack.js';

const subdistrict = { code: '310105008000', path: '310000000000.310105000000.310105008000' };
const roomsEach = 160;
const worker = 'committee-worker';
const operator = 'operator';

/** Each is killed right after one roster began to be applied; the relay lives in registration. */
const victims = [
  { name: 'registration', committee: '310105008001' },
  { name: 'screening', committee: '310105008002' },
  { name: 'Kafka', committee: '310105008003' },
  { name: 'PostgreSQL', committee: '310105008004' },
];
const rooms = victims.length * roomsEach;

describe('rosters that are being applied, while every process is killed in turn', () => {
  const stack = new RunningStack();
  const rosters = victims.map(({ name, committee }, index) => ({
    victim: name,
    committee,
    rows: demoRoster({ committeeCode: committee, committeeName: `试苑${index}`, rooms: roomsEach, seed: index }),
  }));
  const people = rosters.flatMap(({ rows: all }) => all.filter((row) => row.name));

  beforeAll(async () => {
    stack.start();
    await stack.makePersons([
      { handle: worker, role: 'committee-worker', scope: subdistrict.path },
      { handle: operator, role: 'operator', scope: '310000000000' },
    ]);
    await stack.loadAreas(operator);
  }, 180_000);

  afterAll(() => stack.stop(), 60_000);

  const figures = async () => {
    const { data } = await stack.graphql(
      worker,
      `query ($code: ID!) { area(code: $code) { population { rooms residents } coverage { rooms personsKnown } } }`,
      { code: subdistrict.code },
    );
    const area = data?.['area'] as { population: object; coverage: object | null } | null;
    return { ...area?.population, covered: area?.coverage };
  };

  const database = (service: string): string => stack.facts.database.adminUrl.replace(/\/[^/]*$/, `/linli_${service}`);

  it('goes in whole, once, and the denominators of the campaign follow over Kafka', async () => {
    const endsAt = new Date(Date.now() + 86_400_000);
    const input = { requestId: randomUUID(), areaCode: subdistrict.code, endsAt };
    const open = () => stack.graphql(worker, `mutation ($input: OpenCampaignInput!) { openCampaign(input: $input) { id } }`, { input });
    // The committee reaches screening as an event; the same request id opens one campaign however often it is asked for.
    await eventually(async () => !(await open()).errors, 20_000);
    for (const { victim, committee, rows: roster } of rosters) {
      const preview = await stack.upload(worker, committee, await sampleXlsx(roster));
      expect(preview.rowsBad).toBe(0);
      const child = await eventually(() => stack.facts.children.find(({ name }) => name === victim), 30_000);
      await stack.apply(worker, preview);
      process.kill(child.pid, 'SIGKILL');
      await eventually(async () => (await stack.applied(worker, preview, 5_000)).created > 0, 120_000);
    }
    await eventually(async () => {
      expect(await figures()).toEqual({ rooms, residents: people.length, covered: { rooms, personsKnown: people.length } });
      return true;
    }, 60_000);
  }, 300_000);

  it('left neither a row twice nor a fact behind', async () => {
    const [registered] = await rows(
      database('registration'),
      `SELECT (SELECT count(*) FROM area WHERE kind = 'room')::int AS rooms, (SELECT count(*) FROM resident)::int AS residents,
              (SELECT count(*) FROM outbox)::int AS waiting`,
    );
    expect(registered).toMatchObject({ rooms, residents: people.length, waiting: 0 });
    const [followed] = await rows(
      database('screening'),
      `SELECT (SELECT count(*) FROM room_target)::int AS targets, (SELECT count(*) FROM resident)::int AS residents, (SELECT count(*) FROM parked)::int AS parked`,
    );
    expect(followed).toEqual({ targets: rooms, residents: people.length, parked: 0 });
  });

  it('shows no name, number or phone in any log, topic, metric, or in the files of the databases', async () => {
    const metrics = await Promise.all(Object.values(stack.facts.services).map(async ({ url }) => (await fetch(`${url}/metrics`)).text()));
    const canaries = people
      .flatMap(({ name, documentNumber, phone }) => [documentNumber, phone, (name ?? '').length > 2 ? name : undefined])
      .filter(Boolean);
    const somebody = canaries.filter((_, index) => index % 7 === 0).map(String);
    expect(somebody.length).toBeGreaterThan(200);
    for (const text of metrics) for (const canary of somebody) expect(text).not.toContain(canary);
    // Everything the stack has written: logs, Kafka's segments, and PostgreSQL's files with their write-ahead log.
    const found = grep(somebody, [`${stack.home}/logs`, `${stack.home}/kafka`, postgresFolder(stack.home)]);
    expect(found).toEqual([]);
    expect(grep([subdistrict.code], [`${stack.home}/kafka`]).length).toBeGreaterThan(0); // the search finds what is there
  }, 60_000);
});

/** Files below `folders` that hold one of these texts, byte for byte. */
function grep(texts: readonly string[], folders: readonly string[]): string[] {
  try {
    const found = execFileSync('grep', ['-rlaF', '-f', '-', '--', ...folders], {
      input: texts.join('\n'),
      encoding: 'utf8',
      env: { LC_ALL: 'C' },
    });
    return found.trim().split('\n');
  } catch (error) {
    if ((error as { status?: number }).status === 1) return [];
    throw error;
  }
}
