import { Broker } from '#messaging/kafka.js';
import { Heard } from '#testing/heard.js';
import { eventually } from '#testing/stack.js';
import type { DemoRow } from '../../apps/cli/src/demo/roster.js';
import { sampleXlsx } from '../../apps/cli/src/demo/write-sample.js';
import { postgresFolder } from '../../deploy/local/postgres.js';
import { canariesIn, filesWith } from '../canaries.js';
import { type Person, RunningStack } from '../running-stack.js';
import { type Caller, insist, staff } from './callers.js';
import { committee } from './returnee-story.js';

const registered = ['registration.area', 'registration.household', 'registration.resident'];
const asOf = 'query ($code: ID!) { area(code: $code) { masks { asOf } gateFlow { asOf } } }';

export interface DayPlan {
  people: readonly Person[];
  roster: readonly DemoRow[];
  /** What is listened to on Kafka, beside what registration says. */
  topics: readonly string[];
  /** Who has to know the households before the day begins. */
  service: string;
}

/** A committee with its people on a stack of its own; time is in the hand of the story, and Kafka is listened to. */
export class CommitteeDay {
  readonly stack = new RunningStack();
  private movedMs = 0;
  private listening?: Heard;

  async begin({ people, roster, topics, service }: DayPlan): Promise<void> {
    this.stack.start();
    await this.stack.makePersons(people);
    await this.stack.loadAreas('operator');
    const preview = await this.stack.upload('committee-worker', committee.code, await sampleXlsx(roster));
    if (preview.rowsBad > 0) throw new Error(`${preview.rowsBad} rows of the roster are wrong`);
    await this.stack.apply('committee-worker', preview);
    await this.stack.applied('committee-worker', preview, 120_000);
    const residents = roster.filter(({ name }) => name).length;
    const { topicPrefix, kafka } = this.stack.facts;
    this.listening = new Heard(topicPrefix, [...topics, ...registered], kafka.brokers);
    await eventually(() => this.heard.of('resident-registered').length === residents, 60_000);
    await this.hasTaken(service);
  }

  async end(): Promise<void> {
    await this.listening?.close();
    this.stack.end();
  }

  get heard(): Heard {
    if (!this.listening) throw new Error('The day has not begun.');
    return this.listening;
  }

  as = (handle: string): Caller => staff(this.stack, handle);
  now = (): Date => new Date(Date.now() + this.movedMs);

  /** The services of this story have heard of the new time when this is over. */
  async moveTo(instant: Date): Promise<void> {
    this.movedMs = instant.getTime() - Date.now();
    this.stack.moveClock(this.movedMs);
    await eventually(async () => {
      const { area } = await this.as('committee-worker').data<{ area: Record<string, { asOf: string } | null> }>(asOf, {
        code: committee.code,
      });
      return Object.values(area).every((figure) => !figure || new Date(figure.asOf) >= instant);
    }, 60_000);
  }

  /** A service has taken everything that registration said until now. */
  private async hasTaken(service: string): Promise<void> {
    const { topicPrefix, kafka } = this.stack.facts;
    const broker = new Broker([kafka.brokers], 'journey', topicPrefix);
    await eventually(async () => {
      const [ends, committed] = await Promise.all([broker.ends(registered), broker.committed(service, registered)]);
      const taken = new Map(committed.map(({ topic, partition, offset }) => [`${topic} ${partition}`, offset]));
      return ends.every(({ topic, partition, offset }) => (taken.get(`${topic} ${partition}`) ?? 0n) >= offset);
    }, 60_000);
  }

  /** Where one of these texts stands: in logs, Kafka's segments, PostgreSQL's files with their write-ahead log, and metrics. */
  async writtenIn(texts: readonly string[]): Promise<string[]> {
    const { home, facts } = this.stack;
    const metrics = await Promise.all(
      Object.values(facts.services).map(({ url }) =>
        insist(
          async () => (await fetch(`${url}/metrics`)).text(),
          () => true,
        ),
      ),
    );
    return [...filesWith(texts, [`${home}/logs`, `${home}/kafka`, postgresFolder(home)]), ...canariesIn(metrics, texts)];
  }
}
