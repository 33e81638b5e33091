import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { EventContract, PayloadOf } from '#contracts/topic.js';
import { Consumer } from '#messaging/consumer.js';
import { eventHeaders, type WireRecord } from '#messaging/event-record.js';
import { Broker } from '#messaging/kafka.js';
import { Relay } from '#messaging/relay.js';
import { uuidv7 } from '#platform/uuid.js';
import { Heard } from '#testing/heard.js';
import { buildingAt, committeeOf, compoundOf, type Place, RegistrationFacts, roomOf, subdistrict } from '#testing/registration-facts.js';
import { type ServiceUnderTest, startServiceUnderTest, type TestCaller } from '#testing/service.js';
import { brokers, rows } from '#testing/stack.js';
import { workIsDone } from '#testing/work-is-done.js';
import { RegistrationStandIn } from './stand-in-registration.js';

jest.setTimeout(30_000);

const nobody = 'http://127.0.0.1:9';

export const maotai = committeeOf('310105008020');
export const lookalike = committeeOf('310105008002');
export const building = buildingAt(compoundOf(maotai), 1);

export interface ShownMessage {
  id: string;
  template: string;
  title: string;
  body: string;
  language: string;
  urgency: string;
  readAt: string | null;
  acknowledgedAt: string | null;
  noticeId: string | null;
  edition: number | null;
}
const messageFields = 'id template title body language urgency readAt acknowledgedAt noticeId edition';

export interface Home {
  household: string;
  residents: string[];
  room: Place;
}

const isWork = (query: string): boolean =>
  !/^(START TRANSACTION|COMMIT)|set_config|due_work|^SELECT 1$|UPDATE delivery SET next_at/.test(query);

/** Noon in China on a day long ago: hours then do not decide what a test sees. */
export const noon = new Date('2020-02-10T04:00:00Z');

/** Notifications on a database and topics of its own, with the voices of the other services and the ears of anybody. */
export class NotificationsUnderTest {
  private readonly broker: Broker;
  private readonly versions = new Map<string, number>();
  private waiting: WireRecord[] = [];
  private rooms = 0;

  private constructor(
    readonly service: ServiceUnderTest,
    readonly registration: RegistrationStandIn,
    readonly facts: RegistrationFacts,
    readonly heard: Heard,
  ) {
    this.broker = new Broker([brokers()], 'voices', service.prefix);
  }

  /** `environment` says which channels there are. */
  static async start(environment: Record<string, string> = {}, now: Date = noon): Promise<NotificationsUnderTest> {
    const registration = new RegistrationStandIn();
    Object.assign(process.env, {
      SMTP_URL: '',
      WEBHOOK_URL: '',
      GATEWAY_URL: nobody,
      IDENTITY_URL: nobody,
      ...environment,
    });
    process.env['REGISTRATION_URL'] = await registration.start();
    const load = async () => (await import('../src/notifications.module.js')).NotificationsModule;
    const service = await startServiceUnderTest('notifications', load, now);
    const heard = new Heard(service.prefix, ['notifications.notice', 'notifications.delivery']);
    const test = new NotificationsUnderTest(service, registration, new RegistrationFacts(service.prefix), heard);
    test.facts.area('subdistrict', subdistrict, '仙霞新村街道').area('committee', maotai, '茅台新苑').area('committee', lookalike, '天山');
    test.facts.area('compound', compoundOf(maotai), '茅台小区').area('building', building, '1号');
    return test;
  }

  async stop(): Promise<void> {
    await this.heard.close();
    await this.facts.close();
    await this.broker.close();
    await this.service.stop();
    await this.registration.stop();
  }

  /** A household of people in a room of its own; with an account, they read their inbox. */
  home(people = 1, language = 'zh', place: Place = building): Home {
    this.rooms += 1;
    const room = roomOf(place, this.rooms);
    this.facts.room(room);
    const household = this.facts.household(room);
    const residents = Array.from({ length: people }, () => this.facts.resident(room, household, randomUUID(), language));
    return { household, residents, room };
  }

  say<Contract extends EventContract>(contract: Contract, payload: PayloadOf<Contract>, jurisdiction = building.path): string {
    const key = String((payload as Record<string, unknown>)[contract.key]);
    const name = `${contract.topic.name} ${key}`;
    const sequence = (this.versions.get(name) ?? 0) + 1;
    this.versions.set(name, sequence);
    const id = uuidv7();
    const headers = eventHeaders(contract, contract.topic.name.split('.')[0]!, { id, key, sequence, time: new Date(), jurisdiction });
    this.waiting.push({ topic: contract.topic.name, key, value: JSON.stringify(payload), headers });
    return id;
  }

  /** What the others said is in the database; `times` to say it more than once. */
  async settle(times = 1): Promise<void> {
    await this.facts.send();
    await this.service.app.get(Consumer).runOnce();
    const said = this.waiting;
    this.waiting = [];
    for (let time = 0; time < times; time += 1) if (said.length > 0) await this.broker.publish(said);
    await this.service.app.get(Consumer).runOnce();
  }

  published = (): Promise<number> => this.service.app.get(Relay).runOnce();
  workIsDone = (): Promise<true> => workIsDone(this.service);

  sent = async (): Promise<number> => this.service.app.get((await import('../src/delivery/sender.js')).Sender).runOnce();

  now(): Date {
    return this.service.now();
  }

  later(milliseconds: number): Promise<void> {
    return this.setClock(new Date(this.now().getTime() + milliseconds));
  }

  /** The clock of the service shows `now` after it has looked at its file again. */
  setClock(now: Date): Promise<void> {
    return this.service.moveTo(now);
  }

  async data<Data>(caller: TestCaller, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await caller.graphql<Data>(query, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  async codeOf(caller: TestCaller, query: string, variables: Record<string, unknown> = {}): Promise<string | undefined> {
    return (await caller.graphql(query, variables)).errors?.[0]?.extensions.code;
  }

  resident({ household, room }: Home, language = 'zh'): Promise<TestCaller> {
    return this.service.as([{ role: 'resident', scope: room.path, household }], { amr: ['pwd'], language });
  }

  async inbox(caller: TestCaller, { household }: Home, language?: string): Promise<ShownMessage[]> {
    const query = `query ($id: ID!, $language: NoticeLanguage) { inbox(householdId: $id, language: $language, first: 100) { nodes { ${messageFields} } } }`;
    return (await this.data<{ inbox: { nodes: ShownMessage[] } }>(caller, query, { id: household, language })).inbox.nodes;
  }

  async staffInbox(caller: TestCaller): Promise<ShownMessage[]> {
    const query = `{ staffInbox(first: 100) { nodes { ${messageFields} } } }`;
    return (await this.data<{ staffInbox: { nodes: ShownMessage[] } }>(caller, query)).staffInbox.nodes;
  }

  /** Roll-ups of notices that a recount of the deliveries does not give. */
  wrongReach(): Promise<unknown[]> {
    const compound = `array_to_string((string_to_array(path, '.'))[1:5], '.')`;
    return this.look(`WITH recount AS (
        SELECT notice_id, ${compound} AS path, channel, language, count(*) AS targeted, count(delivered_at) AS delivered, count(read_at) AS read,
          count(acknowledged_at) AS acknowledged FROM delivery WHERE notice_id IS NOT NULL GROUP BY 1, 2, 3, 4
        UNION ALL SELECT notice_id, ${compound}, 'all', language, count(*), count(reached_at), count(seen_at), count(acknowledged_at)
        FROM delivery WHERE notice_id IS NOT NULL AND channel = 'inbox' GROUP BY 1, 2, 4)
      SELECT * FROM recount FULL JOIN reach_rollup r USING (notice_id, path, channel, language)
      WHERE (recount.targeted, recount.delivered, recount.read, recount.acknowledged)
        IS DISTINCT FROM (r.targeted, r.delivered, r.read, r.acknowledged)`);
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

  look = <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    rows<Row>(this.service.database.adminUrl, sql, values);
}
