import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Metrics } from './metrics.js';
import { Signals } from './signals.js';

/** For the supervisor, containers and Prometheus; open, because it says nothing about people. */
@Controller()
export class HealthController {
  constructor(
    private readonly signals: Signals,
    private readonly metrics: Metrics,
  ) {}

  /** 200 while the process makes progress; 503 with the reasons means: restart it. */
  @Get('healthz')
  async health(@Res() reply: FastifyReply): Promise<void> {
    await answer(reply, await this.signals.ask('dead'));
  }

  /** 200 when requests can be answered; 503 with the reasons means: wait. */
  @Get('readyz')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    await answer(reply, await this.signals.ask('unready'));
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4')
  text(): Promise<string> {
    return this.metrics.text();
  }
}

const answer = (reply: FastifyReply, reasons: Record<string, string>) => {
  const ok = Object.keys(reasons).length === 0;
  return reply.status(ok ? 200 : 503).send({ status: ok ? 'ok' : 'failing', reasons });
};
