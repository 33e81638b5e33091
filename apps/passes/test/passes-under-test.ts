import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { ObservationCancelled, ObservationReleased, ObservationStarted } from '#contracts/screening.events.js';
import { Consumer } from '#messaging/consumer.js';
import { Relay } from '#messaging/relay.js';
import { DueWorkScheduler } from '#platform/due-work.js';
import { Heard } from '#testing/heard.js';
import { committeeOf, compoundOf, buildingAt, type Place, RegistrationFacts, roomOf, subdistrict } from '#testing/registration-facts.js';
import { type ServiceUnderTest, startServiceUnderTest, type TestCaller } from '#testing/service.js';
import { eventually, rows } from '#testing/stack.js';

export const maotai = committeeOf('310105008020');
export const compound = compoundOf(maotai);
export const otherCompound = { code: '310105008020-002', path: `${maotai.path}.310105008020-002` };
export const district: Place = { code: '310105000000', path: '310000000000.310105000000' };
export const building = buildingAt(compound, 1);
export const room = (number: number): Place => roomOf(building, number);

export interface ShownPass {
  id: string;
  number: string;
  state: string;
  passClass: string;
  residentId: string | null;
  householdId: string;
}
export interface Issued {
  accepted: number;
  passes: ShownPass[];
  rejected: { index: number; code: string; message: string }[];
}

const shown = 'id number state passClass residentId householdId';
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

export interface Family {
  home: Place;
  household: string;
  people: string[];
}

/** Passes on a database and topics of its own, with the voices of registration and screening, the ears of others, and people who use it. */
export class PassesUnderTest {
  private constructor(
    readonly service: ServiceUnderTest,
    readonly facts: RegistrationFacts,
    readonly heard: Heard,
    readonly worker: TestCaller,
  ) {}

  static async start(): Promise<PassesUnderTest> {
    const service = await startServiceUnderTest('passes', async () => (await import('../src/passes.module.js')).PassesModule);
    const worker = await service.as([{ role: 'committee-worker', scope: maotai.path }], { subject: 'worker-of-maotai' });
    const heard = new Heard(service.prefix, [
      'passes.pass',
      'passes.gate',
      'passes.device',
      'passes.trust',
      'passes.gate-check',
      'audit.access',
    ]);
    const test = new PassesUnderTest(service, new RegistrationFacts(service.prefix), heard, worker);
    test.facts.area('district', district, '长宁区').area('subdistrict', subdistrict, '仙霞新村街道').area('committee', maotai, '茅台新苑');
    test.facts.area('compound', compound, '茅台新苑').area('compound', otherCompound, '古北').area('building', building, '1号');
    return test;
  }

  async stop(): Promise<void> {
    await this.heard.close();
    await this.facts.close();
    await this.service.stop();
  }

  now = (): Date => this.service.now();
  moveTo = (instant: Date): Promise<void> => this.service.moveTo(instant);

  /** What others said is in the database, and what is due because of it is done. */
  async settle(times = 1): Promise<void> {
    await this.facts.send(times);
    await this.service.app.get(Consumer).runOnce();
    await this.workIsDone();
  }

  published = (): Promise<number> => this.service.app.get(Relay).runOnce();
  workIsDone = (): Promise<number> => this.service.app.get(DueWorkScheduler).runOnce();

  family(number: number, people: number): Family {
    const home = room(number);
    this.facts.room(home);
    const household = this.facts.household(home);
    return { home, household, people: Array.from({ length: people }, () => this.facts.resident(home, household)) };
  }

  /** Screening says that an observation starts; the answer ends it. */
  observed({ household, home }: Family, residentId: string) {
    const areaPath = home.path.split('.').slice(0, 6).join('.');
    const observed = { observationId: randomUUID(), residentId, householdId: household, areaPath };
    const [startsAt, endsAt] = [inDays(0), inDays(14)];
    const rule = { startRule: 'arrival' as const, ruleVersion: '2020-02-10', tripId: null };
    return {
      started: () => this.facts.say(ObservationStarted, { ...observed, ...rule, startsAt, endsAt, slots: 28 }, areaPath),
      released: () => this.facts.say(ObservationReleased, { ...observed, releasedAt: inDays(0), early: false }, areaPath),
      cancelled: () => this.facts.say(ObservationCancelled, observed, areaPath),
    };
  }

  async data<Data>(caller: TestCaller, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await caller.graphql<Data>(query, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** The code of the "no" that a request is answered with. */
  async refusal(caller: TestCaller, query: string, variables: Record<string, unknown> = {}): Promise<string | undefined> {
    return (await caller.graphql(query, variables)).errors?.[0]?.extensions.code;
  }

  async issue(
    holders: object[],
    changes: Record<string, unknown> = {},
    caller = this.worker,
    verb: 'issuePasses' | 'invite' = 'issuePasses',
  ): Promise<Issued> {
    const input = { requestId: randomUUID(), passClass: 'resident', validUntil: inDays(90), holders, ...changes };
    const mutation = `mutation ($input: IssuePassesInput!) { issued: ${verb}(input: $input) { accepted passes { ${shown} } rejected { index code message } } }`;
    return (await this.data<{ issued: Issued }>(caller, mutation, { input })).issued;
  }

  async stateOf(id: string, caller = this.worker): Promise<string | undefined> {
    return (await this.data<{ pass: ShownPass | null }>(caller, 'query ($id: ID!) { pass(id: $id) { state } }', { id })).pass?.state;
  }

  async statesOf(passes: readonly { id: string }[]): Promise<(string | undefined)[]> {
    return Promise.all(passes.map(({ id }) => this.stateOf(id)));
  }

  /** Due work may be under way in the background when what was heard has been written. */
  async become(passes: readonly { id: string }[], states: readonly string[]): Promise<void> {
    await eventually(async () => JSON.stringify(await this.statesOf(passes)) === JSON.stringify(states));
  }

  /** Roll-ups that a recount of the passes does not give. */
  wrongCounts(): Promise<unknown[]> {
    return rows(
      this.service.database.adminUrl,
      `WITH recount AS (
         SELECT path, pass_class, count(*) FILTER (WHERE state = 'active') AS active, count(*) FILTER (WHERE state = 'suspended') AS suspended
         FROM pass GROUP BY 1, 2)
       SELECT * FROM recount FULL JOIN pass_rollup u USING (path, pass_class)
       WHERE (coalesce(recount.active, 0), coalesce(recount.suspended, 0)) IS DISTINCT FROM (coalesce(u.active, 0), coalesce(u.suspended, 0))`,
    );
  }

  /** Statements that a piece of work sends to the database, without the frame of a transaction and what runs in the background. */
  async statementsOf(work: () => Promise<unknown>): Promise<string[]> {
    const dataSource = this.service.app.get(DataSource);
    const [before, statements] = [dataSource.logger, [] as string[]];
    const counting = Object.assign(Object.create(before) as typeof before, {
      logQuery: (query: string) => void (isWork(query) && statements.push(query)),
    });
    Object.assign(dataSource, { logger: counting });
    await work().finally(() => Object.assign(dataSource, { logger: before }));
    return statements;
  }
}

const isWork = (query: string): boolean => !/^(START TRANSACTION|COMMIT)|set_config|due_work|^SELECT 1$/.test(query);
