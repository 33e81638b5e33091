import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Area } from '#neighbourhood/area.entity.js';
import { chinaDayAfter, chinaTime } from '#platform/china-time.rules.js';
import { Clock } from '#platform/clock.js';
import { Due, scheduleDue } from '#platform/due-work.js';
import { asService } from '#platform/scope.js';
import { AskFigures } from './ask-figures.js';
import { DailyBrief } from './daily-brief.entity.js';
import { ServiceToken } from './service-token.js';

const madeAt = '08:00';

/** At eight in China the brief of every subdistrict and district is there. What was missed while nothing ran is made up for on the same day. */
@Injectable()
export class KeepBriefs implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly ask: AskFigures,
    private readonly tokens: ServiceToken,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return asService(this.dataSource, 'briefs', (tx) => this.scheduleNext(tx));
  }

  @Due('brief.day')
  async beginDay(day: string, tx: EntityManager): Promise<void> {
    await this.scheduleNext(tx);
    if (day !== this.clock.today()) return;
    for (const { code } of await tx.findBy(Area, { kind: In(['district', 'subdistrict', 'town']) }))
      await scheduleDue(tx, 'brief.area', `${day} ${code}`, this.clock.now());
  }

  /** Waits and asks again while a service is silent: a brief with holes would stay one. */
  @Due('brief.area')
  async keep(key: string, tx: EntityManager): Promise<void> {
    const [day = '', areaCode = ''] = key.split(' ');
    const area = await tx.findOneBy(Area, { code: areaCode });
    if (!area || day !== this.clock.today()) return;
    const figures = await this.ask.execute(
      { authorization: `Bearer ${await this.tokens.of(area.path)}`, requestId: randomUUID() },
      areaCode,
    );
    if (figures.silent.length > 0) throw new Error(`No brief yet: ${figures.silent.join(', ')} did not answer`);
    await tx.upsert(DailyBrief, { areaCode, day, path: area.path, figures: figures as object, madeAt: this.clock.now() }, [
      'areaCode',
      'day',
    ]);
  }

  private async scheduleNext(tx: EntityManager): Promise<void> {
    const today = this.clock.today();
    const day = chinaTime(today, madeAt) > this.clock.now() ? today : chinaDayAfter(today);
    await scheduleDue(tx, 'brief.day', day, chinaTime(day, madeAt));
  }
}
