import { Controller, Get, Optional, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { sightOf } from '#platform/policy.js';
import { Signals } from '#platform/signals.js';
import { TokenVerifier } from '#platform/token.js';
import { Consumer } from './consumer.js';
import { parkedNow, type Parked } from './parked-now.js';

/** How the facts of a service come and go. */
export interface Standing {
  outbox: { rows: number; oldestSeconds: number };
  /** Records not taken yet; undefined for a service that follows nothing, null while the broker does not say. */
  lag?: number | null;
  parked: Parked;
}

const outbox = `
  SELECT count(*)::integer AS rows, coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS "oldestSeconds" FROM outbox`;

/** For the operator's screen, by way of the gateway. */
@Controller('internal/standing')
export class StandingController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signals: Signals,
    private readonly tokens: TokenVerifier,
    @Optional() private readonly consumer?: Consumer,
  ) {}

  @Get()
  async standing(@Req() request: FastifyRequest): Promise<Standing> {
    const { allow } = sightOf(await this.tokens.actorOf(request), 'parked.replay');
    const [facts, lag, parked] = await Promise.all([
      this.dataSource.query<Standing['outbox'][]>(outbox),
      this.signals.behind(),
      this.consumer ? parkedNow(this.dataSource, this.consumer.name, allow) : { total: 0, heads: [] },
    ]);
    return { outbox: facts[0]!, ...(lag !== undefined && { lag }), parked };
  }
}
