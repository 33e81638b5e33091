import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, rows } from '#testing/stack.js';
import { tellTrials } from '#testing/trials.js';
import { demoRoster } from '../../apps/cli/src/demo/roster.js';
import { sampleXlsx } from '../../apps/cli/src/demo/write-sample.js';
import { postgresFolder } from '../../deploy/local/postgres.js';
import { canariesIn, canariesOf, filesWith } from '../canaries.js';
import { RunningStack } from '../running-stack.js';
import { TraceCollector } from '../trace-collector.js';
import { refusedQuestions, wrongRosters } from './named-in-vain.js';

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
  const collector = new TraceCollector();
  const rosters = victims.map(({ name, committee }, index) => ({
    victim: name,
    committee,
    rows: demoRoster({ committeeCode: committee, committeeName: `试苑${index}`, rooms: roomsEach, seed: index }),
  }));
  const people = rosters.flatMap(({ rows: all }) => all.filter((row) => row.name));

  beforeAll(async () => {
    stack.start(await collector.open());
    await stack.makePersons([
      { handle: worker, role: 'committee-worker', scope: subdistrict.path },
      { handle: operator, role: 'operator', scope: '310000000000' },
    ]);
    await stack.loadAreas(operator);
  }, 180_000);

  afterAll(() => {
    stack.end();
    collector.close();
  }, 60_000);

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

  const somebody = canariesOf(people);

  it('names nobody in what it answers to rosters with wrong rows and to questions that it refuses', async () => {
    const known = people.filter(({ name = '', documentNumber, phone }) => name.length > 2 && documentNumber && phone).slice(0, 40);
    const answers: string[] = [];
    for (const { roster, says } of await wrongRosters(known)) {
      const answer = await (await stack.send(worker, victims[0]?.committee ?? '', roster)).text();
      expect(answer).toContain(says);
      answers.push(answer);
    }
    for (const { query, variables, code } of refusedQuestions(known, subdistrict.code)) {
      const answer = await stack.graphql(code === 'ACTION_NOT_ALLOWED' ? operator : worker, query, variables);
      expect([query, answer.errors?.[0]?.extensions.code]).toEqual([query, code]);
      answers.push(JSON.stringify(answer));
    }
    expect(canariesIn(answers, canariesOf(known))).toEqual([]);
  }, 60_000);

  it('shows no name, number or phone in any trace, log, topic, metric, or in the files of the databases', async () => {
    // The witness shares nothing with the others, and follows no trace.
    const services = Object.keys(stack.facts.services)
      .filter((name) => name !== 'witness')
      .sort();
    const metrics = await Promise.all(Object.values(stack.facts.services).map(async ({ url }) => (await fetch(`${url}/metrics`)).text()));
    expect(somebody.length).toBeGreaterThan(1_500);
    expect(canariesIn(metrics, somebody)).toEqual([]);
    await eventually(() => Object.keys(collector.spans).sort().join() === services.join(), 20_000);
    expect(canariesIn(collector.bodies, somebody)).toEqual([]);
    expect(canariesIn(collector.bodies, ['/rosters/:id/apply', '/graphql'])).toHaveLength(2); // the search finds what is there
    tellTrials(somebody.length);
    // Everything the stack has written: logs, Kafka's segments, and PostgreSQL's files with their write-ahead log.
    expect(filesWith(somebody, [`${stack.home}/logs`, `${stack.home}/kafka`, postgresFolder(stack.home)])).toEqual([]);
    expect(filesWith([subdistrict.code], [`${stack.home}/kafka`]).length).toBeGreaterThan(0);
  }, 60_000);
});
