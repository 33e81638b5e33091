import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureTopics } from '#messaging/topics.js';
import { until } from '../../../deploy/local/until.js';
import { Chance } from '../../../apps/cli/src/demo/chance.js';
import { judge, type Verdict } from './checker.js';
import { Driver, type Driven, type Load } from './driver.js';
import { gatherEvidence, standing, type Places } from './evidence.js';
import { Journal } from './journal.js';
import { partTopic } from './plant/part.events.js';
import type { Broken } from './plant/broken.js';
import type { Site } from './site.js';
import { Worker } from './worker.js';

export interface Shape {
  sources?: number;
  sinks?: number;
  broken?: Broken | undefined;
  seed: number;
  /** Where the first source, or the first sink, kills itself: `<point>:<nth>`. */
  crashAt?: { source?: string; sink?: string };
}

const startMs = 60_000;

/** The plant with databases and topics of its own on a site, what is asked of it, and who judges it. */
export class Rig {
  readonly workers: Worker[] = [];
  private readonly journal: Journal;
  private readonly drivers: Driver[] = [];

  private constructor(
    readonly site: Site,
    readonly places: Places,
    private readonly name: string,
    private readonly chance: Chance,
  ) {
    this.journal = new Journal(places.journal);
  }

  static async open(site: Site, shape: Shape): Promise<Rig> {
    const name = `lab_${randomBytes(5).toString('hex')}`;
    const [source, sink] = [await site.makeDatabase(`${name}_source`), await site.makeDatabase(`${name}_sink`)];
    const prefix = `${name}.`;
    await ensureTopics(site.brokers, prefix, [partTopic]);
    const places = {
      ...{ journal: join(site.home, `${name}.journal`), sourceUrl: source.adminUrl, sinkUrl: sink.adminUrl },
      ...{ brokers: site.brokers, topic: prefix + partTopic.name, group: `${prefix}lab-sink` },
    };
    const rig = new Rig(site, places, name, new Chance(shape.seed));
    const common = { prefix, brokers: site.throughProxy, log: join(site.home, `${name}.log`), secretsDir: join(site.home, 'secrets') };
    for (const role of ['source', 'sink'] as const)
      for (let index = 0; index < (shape[`${role}s`] ?? 1); index += 1) {
        const databaseUrl = role === 'source' ? source.appUrl : sink.appUrl;
        rig.workers.push(new Worker({ ...common, role, databaseUrl, broken: shape.broken }, index === 0 ? shape.crashAt?.[role] : ''));
      }
    return rig;
  }

  /** The plant for as long as the work takes. */
  static async with<T>(site: Site, shape: Shape, work: (rig: Rig) => Promise<T>): Promise<T> {
    const rig = await Rig.open(site, shape);
    try {
      await rig.started();
      return await work(rig);
    } finally {
      await rig.close();
    }
  }

  of(role: 'source' | 'sink'): Worker[] {
    return this.workers.filter((worker) => worker.role === role);
  }

  /** Each worker has been ready once; one that kills itself early may be gone again. */
  async started(): Promise<void> {
    await until('The plant', startMs, () => (this.workers.every(({ hasStarted }) => hasStarted) ? true : undefined));
  }

  driver(load: Load): Driver {
    const driver = new Driver(this.journal, () => this.of('source').flatMap(({ url }) => url ?? []), load, this.chance);
    this.drivers.push(driver);
    return driver;
  }

  drive(load: Load): Promise<Driven> {
    return this.driver(load).run();
  }

  /** Until nothing waits, or nothing has moved for `stuckMs`: then whatever waits is as good as lost, and the checker says so. */
  async settle(stuckMs = 30_000): Promise<void> {
    let [text, since] = ['', performance.now()];
    for (const end = since + 10 * 60_000; performance.now() < end; await pause(200)) {
      const now = await standing(this.places).catch(() => ({ waits: 1, text: 'nobody answers' }));
      if (now.waits === 0 && now.text === text) return;
      if (now.text !== text) [text, since] = [now.text, performance.now()];
      if (performance.now() - since > stuckMs) return;
    }
  }

  async judge(): Promise<Verdict> {
    return judge(await gatherEvidence(this.places));
  }

  async close(): Promise<void> {
    await Promise.all([...this.workers, ...this.drivers].map((one) => one.end()));
    this.journal.close();
    for (const half of ['source', 'sink']) await this.site.drop(`${this.name}_${half}`);
  }
}
