import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { Relay } from '#messaging/relay.js';
import { chinaDay, chinaDayAfter } from '#platform/china-time.rules.js';
import { Heard, type HeardEvent } from '#testing/heard.js';
import { type ServiceUnderTest, startServiceUnderTest, type TestCaller } from '#testing/service.js';
import { eventually, rows } from '#testing/stack.js';
import { workIsDone } from '#testing/work-is-done.js';

export const subdistrict = '310000000000.310105000000.310105008000';
export const maotai = { code: '310105008020', path: `${subdistrict}.310105008020` };
export const lookalike = { code: '310105008002', path: `${subdistrict}.310105008002` };
const topics = ['area', 'household', 'resident', 'trip', 'key-region', 'account'].map((name) => `registration.${name}`);
const heardTopics = [...topics, 'audit.access'];

const header = '小区,楼栋,房号,房屋状态';
const roomsOf = (compound: string): string =>
  [header, ...['301', '302', '303', '304', '305', '306', '307', '308'].map((room) => `${compound},12号,${room},自住`)].join('\n');

export interface Family {
  householdId: string;
  residentIds: string[];
}

export interface Member {
  name: string;
  birthDate?: string;
  phones?: string[];
  emails?: string[];
  language?: string;
}

/** Registration on a database and topics of its own, with two committees of empty rooms, the ears of others, and people who use it. */
export class RegistrationUnderTest {
  private constructor(
    readonly service: ServiceUnderTest,
    readonly heard: Heard,
    readonly worker: TestCaller,
    readonly officer: TestCaller,
  ) {}

  static async start(): Promise<RegistrationUnderTest> {
    const service = await startServiceUnderTest(
      'registration',
      async () => (await import('../src/registration.module.js')).RegistrationModule,
    );
    const worker = await service.as([{ role: 'committee-worker', scope: maotai.path }], { subject: 'worker-of-maotai' });
    const officer = await service.as([{ role: 'subdistrict-officer', scope: subdistrict }], { subject: 'officer' });
    const test = new RegistrationUnderTest(service, new Heard(service.prefix, heardTopics), worker, officer);
    await test.loadAreas();
    await test.loadRooms(worker, maotai.code, '茅台新苑');
    await test.loadRooms(await service.as([{ role: 'committee-worker', scope: lookalike.path }]), lookalike.code, '天山苑');
    return test;
  }

  async stop(): Promise<void> {
    await this.heard.close();
    await this.service.stop();
  }

  today = (days = 0): string => chinaDayAfter(chinaDay(this.now()), days);
  now = (): Date => this.service.now();
  moveClock = (days: number): Promise<void> => this.service.moveTo(new Date(Date.now() + days * 86_400_000));

  workIsDone = (): Promise<true> => workIsDone(this.service);

  /** What registration said is with the broker and was heard. */
  async published(): Promise<void> {
    await eventually(async () => {
      await this.service.app.get(Relay).runOnce();
      return (await rows(this.service.database.adminUrl, 'SELECT 1 FROM outbox')).length === 0;
    });
  }

  /** The facts of this kind about `key`, as soon as there are as many. */
  hears(type: string, key?: string, times = 1): Promise<HeardEvent[]> {
    return eventually(async () => {
      await this.published();
      const heard = this.heard.of(type, key);
      return heard.length >= times && heard;
    });
  }

  /** Every access record that was written so far, in the order in which they came. */
  accessRecords(): Promise<HeardEvent[]> {
    return eventually(async () => {
      await this.published();
      const written = 'SELECT coalesce(sum(sequence), 0)::integer AS total FROM access_source';
      const [{ total } = { total: 0 }] = await rows<{ total: number }>(this.service.database.adminUrl, written);
      const heard = this.heard.of('access-recorded');
      return heard.length >= total && heard;
    });
  }

  async data<Data>(caller: TestCaller, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await caller.graphql<Data>(query, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Code of the Rejection that this is answered with. */
  async codeOf(caller: TestCaller, query: string, variables: Record<string, unknown> = {}): Promise<string | undefined> {
    return (await caller.graphql(query, variables)).errors?.[0]?.extensions.code;
  }

  async room(number: string, caller = this.worker, within = maotai.code): Promise<string> {
    const query = 'query ($text: String!, $within: ID!) { findAddress(text: $text, within: $within) { roomCode } }';
    const { findAddress } = await this.data<{ findAddress: { roomCode: string }[] }>(caller, query, { text: `12号${number}`, within });
    return findAddress[0]?.roomCode ?? '';
  }

  async family(roomCode: string, members: readonly Member[], caller = this.worker): Promise<Family> {
    const input = {
      requestId: randomUUID(),
      roomCode,
      tenure: 'owner',
      comparedDuplicates: true,
      members: members.map((person, index) => ({ relation: index === 0 ? 'head' : 'child', person })),
    };
    const { registerHousehold } = await this.data<{ registerHousehold: { id: string; residents: { id: string }[] } }>(
      caller,
      'mutation ($input: RegisterHouseholdInput!) { registerHousehold(input: $input) { id residents { id } } }',
      { input },
    );
    return { householdId: registerHousehold.id, residentIds: registerHousehold.residents.map(({ id }) => id) };
  }

  /** Everything that is in a table, to see that something left no trace. */
  count = async (table: string): Promise<number> =>
    Number((await rows<{ count: string }>(this.service.database.adminUrl, `SELECT count(*) FROM "${table}"`))[0]?.count);

  async traces(): Promise<number[]> {
    const tables = [
      'household',
      'resident',
      'change',
      'trip',
      'trip_change',
      'key_region_list',
      'answered_request',
      'outbox',
      'blind_index',
    ];
    return Promise.all(tables.map(this.count));
  }

  /** Statements that a piece of work sends to the database, without the frame of a transaction and what runs in the background. */
  async statementsOf(work: () => Promise<unknown>): Promise<string[]> {
    const dataSource = this.service.app.get(DataSource);
    const [before, statements] = [dataSource.logger, [] as string[]];
    const isWork = (query: string): boolean => !/^(START TRANSACTION|COMMIT)|set_config|due_work|outbox|^SELECT 1$/.test(query);
    const logQuery = (query: string): void => void (isWork(query) && statements.push(query));
    Object.assign(dataSource, { logger: Object.assign(Object.create(before) as typeof before, { logQuery }) });
    await work().finally(() => Object.assign(dataSource, { logger: before }));
    return statements;
  }

  private async loadAreas(): Promise<void> {
    const operator = await this.service.as([{ role: 'operator', scope: '310000000000' }]);
    const body = readFileSync('samples/areas/310105-changning-2023.csv');
    await operator.fetch('/areas?year=2023', { method: 'POST', body, headers: { 'content-type': 'text/csv' } });
  }

  private async loadRooms(caller: TestCaller, area: string, compound: string): Promise<void> {
    const form = new FormData();
    form.set('file', new Blob([Uint8Array.from(Buffer.from(roomsOf(compound)))]), 'rooms.csv');
    const uploaded = (await (await caller.fetch(`/rosters?area=${area}`, { method: 'POST', body: form })).json()) as { importId: string };
    await caller.fetch(`/rosters/${uploaded.importId}/apply`, { method: 'POST' });
    await eventually(async () => {
      await this.workIsDone();
      const progress = (await (await caller.fetch(`/rosters/${uploaded.importId}`)).json()) as { state: string };
      return progress.state === 'applied';
    }, 20_000);
  }
}
