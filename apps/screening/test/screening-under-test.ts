import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Consumer } from '#messaging/consumer.js';
import { Relay } from '#messaging/relay.js';
import { eventually, rows } from '#testing/stack.js';
import { type ServiceUnderTest, startServiceUnderTest, type TestCaller } from '#testing/service.js';
import { Heard } from '#testing/heard.js';
import { committeeOf, type Place, RegistrationFacts, subdistrict } from '#testing/registration-facts.js';
import { workIsDone } from '#testing/work-is-done.js';

export const maotai = committeeOf('310105008020');
export const lookalike = committeeOf('310105008002');

export interface Figures {
  rooms: number | null;
  ended: number | null;
  missing: number | null;
  personsKnown: number | null;
  personsAnswered: number | null;
  campaignId: string;
}

const nouns = ['campaign', 'target', 'assessment', 'observation', 'report', 'fever', 'referral', 'task'];
const topics = [...nouns.map((noun) => `screening.${noun}`), 'audit.access'];

export const figures = 'rooms ended missing personsKnown personsAnswered campaignId';
export const well = [
  { question: 'key-region', yes: false },
  { question: 'contact', yes: false },
  { question: 'symptoms', choices: [] },
  { question: 'travel-plans', yes: false },
];

/** Screening on a database and topics of its own, with registration's voice, the ears of others, and people who use it. */
export class ScreeningUnderTest {
  private constructor(
    readonly service: ServiceUnderTest,
    readonly facts: RegistrationFacts,
    readonly heard: Heard,
    readonly worker: TestCaller,
  ) {}

  static async start(): Promise<ScreeningUnderTest> {
    const service = await startServiceUnderTest('screening', async () => (await import('../src/screening.module.js')).ScreeningModule);
    const worker = await service.as([{ role: 'committee-worker', scope: maotai.path }], { subject: 'worker-of-maotai' });
    const test = new ScreeningUnderTest(service, new RegistrationFacts(service.prefix), new Heard(service.prefix, topics), worker);
    test.facts.area('subdistrict', subdistrict, '仙霞新村街道').area('committee', maotai, '茅台新苑').area('committee', lookalike, '天山');
    return test;
  }

  async stop(): Promise<void> {
    await this.heard.close();
    await this.facts.close();
    await this.service.stop();
  }

  /** What registration said is in the database. */
  async settle(times = 1): Promise<void> {
    await this.facts.send(times);
    await this.service.app.get(Consumer).runOnce();
  }

  /** What screening said is with the broker. */
  /** Who decided what about this: access records that were written, as soon as there are as many. */
  accesses(resourceId: string, times: number): Promise<Record<string, unknown>[]> {
    return eventually(async () => {
      await this.published();
      const about = this.heard.of('access-recorded').filter(({ payload }) => payload['resourceId'] === resourceId);
      return about.length >= times && about.map(({ payload }) => payload);
    });
  }

  published = (): Promise<number> => this.service.app.get(Relay).runOnce();

  workIsDone = (): Promise<true> => workIsDone(this.service);

  async data<Data>(caller: TestCaller, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await caller.graphql<Data>(query, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  async open(area: Place, changes: Record<string, unknown> = {}, caller = this.worker): Promise<string> {
    const input = {
      requestId: randomUUID(),
      areaCode: area.code,
      startsAt: '2020-02-10T00:00:00Z',
      endsAt: '2099-01-01T00:00:00Z',
      ...changes,
    };
    const { openCampaign } = await this.data<{ openCampaign: { id: string } }>(
      caller,
      'mutation ($input: OpenCampaignInput!) { openCampaign(input: $input) { id } }',
      { input },
    );
    return openCampaign.id;
  }

  async coverage(area: Place, campaignId: string | null = null, caller = this.worker): Promise<Figures | null> {
    const query = `query ($of: [_Any!]!, $campaignId: ID) { _entities(representations: $of) { ... on Area { coverage(campaignId: $campaignId) { ${figures} } } } }`;
    const of = [{ __typename: 'Area', code: area.code }];
    const { _entities } = await this.data<{ _entities: { coverage: Figures | null }[] }>(caller, query, { of, campaignId });
    return _entities[0]?.coverage ?? null;
  }

  async targetOf(room: Place, campaignId: string): Promise<Record<string, unknown> & { id: string }> {
    const [row] = await rows<{ id: string }>(
      this.service.database.adminUrl,
      'SELECT id FROM room_target WHERE room_code = $1 AND campaign_id = $2',
      [room.code, campaignId],
    );
    const query = `query ($id: ID!) { roomTarget(id: $id) { id end endedOn personsKnown personsAnswered nextChannel nextAt
      attempts { channel outcome doorNote } } }`;
    const { roomTarget } = await this.data<{ roomTarget: Record<string, unknown> & { id: string } }>(this.worker, query, { id: row?.id });
    return roomTarget;
  }

  record(attempts: Record<string, unknown>[], caller = this.worker) {
    return this.data<{
      recordAttempts: { accepted: number; repeated: number; rejected: { index: number; code: string; message: string }[] };
    }>(
      caller,
      'mutation ($attempts: [AttemptInput!]!) { recordAttempts(attempts: $attempts) { accepted repeated rejected { index code message } } }',
      { attempts },
    ).then(({ recordAttempts }) => recordAttempts);
  }

  /** Roll-ups that a recount of the facts does not give. */
  async wrongCounts(): Promise<unknown[]> {
    return rows(
      this.service.database.adminUrl,
      `WITH people AS (
         SELECT t.id, count(r.id) AS known, count(r.id) FILTER (WHERE EXISTS
             (SELECT FROM answer w WHERE w.target_id = t.id AND linli_standing(w.resident_id) = r.id)) AS answered
         FROM room_target t LEFT JOIN household h ON h.room_code = t.room_code AND NOT h.closed LEFT JOIN resident r ON r.household_id = h.id AND r.merged_into IS NULL GROUP BY t.id),
       recount AS (
         SELECT t.campaign_id, t.building_path AS path, count(*) AS rooms, count(end_state) AS ended, sum(known) AS known, sum(answered) AS answered
         FROM room_target t JOIN people USING (id) GROUP BY 1, 2)
       SELECT * FROM recount FULL JOIN coverage_rollup u USING (campaign_id, path)
       WHERE (recount.rooms, recount.ended, recount.known, recount.answered) IS DISTINCT FROM (u.rooms, u.ended, u.persons_known, u.persons_answered)`,
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

export const attempt = (targetId: string, changes: Record<string, unknown> = {}) => ({
  requestId: randomUUID(),
  targetId,
  channel: 'door',
  outcome: 'no_answer',
  at: new Date().toISOString(),
  ...changes,
});

export const answered = (targetId: string, residents: readonly string[], given: object[] = well, changes: Record<string, unknown> = {}) =>
  attempt(targetId, { outcome: 'answered', answers: residents.map((residentId) => ({ residentId, given })), ...changes });
