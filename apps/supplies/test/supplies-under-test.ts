import { randomUUID } from 'node:crypto';
import { Consumer } from '#messaging/consumer.js';
import { Relay } from '#messaging/relay.js';
import { Heard } from '#testing/heard.js';
import { committeeOf, type Place, RegistrationFacts, subdistrict } from '#testing/registration-facts.js';
import { type ServiceUnderTest, startServiceUnderTest, type TestCaller } from '#testing/service.js';
import { workIsDone } from '#testing/work-is-done.js';

export const maotai = committeeOf('310105008020');
export const lookalike = committeeOf('310105008002');

/** Supplies on a database and topics of its own, with the voices of other services, their ears, and people who use it. */
export class SuppliesUnderTest {
  private constructor(
    readonly service: ServiceUnderTest,
    readonly facts: RegistrationFacts,
    readonly heard: Heard,
    readonly worker: TestCaller,
    readonly officer: TestCaller,
    readonly clerk: TestCaller,
  ) {}

  static async start(): Promise<SuppliesUnderTest> {
    const service = await startServiceUnderTest('supplies', async () => (await import('../src/supplies.module.js')).SuppliesModule);
    const heard = new Heard(service.prefix, ['supplies.stock', 'supplies.round', 'supplies.reservation', 'supplies.help']);
    const worker = await service.as([{ role: 'committee-worker', scope: maotai.path }], { subject: 'worker-of-maotai' });
    const officer = await service.as([{ role: 'subdistrict-officer', scope: subdistrict.path }], { subject: 'officer' });
    const clerk = await service.as([{ role: 'pharmacy-clerk', scope: maotai.path }], { subject: 'clerk-of-maotai' });
    const test = new SuppliesUnderTest(service, new RegistrationFacts(service.prefix), heard, worker, officer, clerk);
    test.facts.area('subdistrict', subdistrict, '仙霞新村街道').area('committee', maotai, '茅台新苑').area('committee', lookalike, '天山');
    await test.settle();
    return test;
  }

  async stop(): Promise<void> {
    await this.heard.close();
    await this.facts.close();
    await this.service.stop();
  }

  /** What others said is in the database. */
  async settle(times = 1): Promise<void> {
    await this.facts.send(times);
    await this.service.app.get(Consumer).runOnce();
  }

  /** What supplies said is with the broker. */
  published = (): Promise<number> => this.service.app.get(Relay).runOnce();

  workIsDone = (): Promise<true> => workIsDone(this.service);

  resident = (room: Place, household: string): Promise<TestCaller> =>
    this.service.as([{ role: 'resident', scope: room.path, household }], { subject: `resident-of-${household}`, amr: ['pwd'] });

  async data<Data = Record<string, never>>(caller: TestCaller, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await caller.graphql<Data>(query, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** The code of a "no", or nothing. */
  async codeOf(caller: TestCaller, query: string, variables: Record<string, unknown> = {}): Promise<string | undefined> {
    const { errors } = await caller.graphql(query, variables);
    return errors?.[0]?.extensions.code;
  }

  async item(area: Place, caller: TestCaller = this.officer): Promise<string> {
    const input = { requestId: randomUUID(), areaCode: area.code, kind: 'mask_medical', name: { zh: '医用口罩', en: 'Medical mask' } };
    const query = 'mutation ($input: DefineItemInput!) { defineSupplyItem(input: $input) { id } }';
    return (await this.data<{ defineSupplyItem: { id: string } }>(caller, query, { input })).defineSupplyItem.id;
  }

  async store(area: Place, kind: 'committee' | 'pharmacy' | 'depot', caller: TestCaller = this.officer): Promise<string> {
    const input = { requestId: randomUUID(), areaCode: area.code, kind, name: { zh: '仓库', ko: '창고' } };
    const query = 'mutation ($input: OpenStoreInput!) { openStore(input: $input) { id } }';
    return (await this.data<{ openStore: { id: string } }>(caller, query, { input })).openStore.id;
  }
}
