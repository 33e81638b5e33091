import { Body, Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sightOf } from '#platform/policy.js';
import { TokenVerifier } from '#platform/token.js';
import { AskServices, type ServiceNow } from './ask-services.js';

/** What the operator's screen shows of every service, and what is done with parked events. Each service asks for the right again. */
@Controller('api/operator')
export class OperatorController {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly services: AskServices,
  ) {}

  @Get('services')
  @Header('cache-control', 'no-store')
  async all(@Req() request: FastifyRequest): Promise<{ services: ServiceNow[] }> {
    await this.check(request);
    return { services: await this.services.all(request) };
  }

  @Post('services/:service/replay')
  replay(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('service') service: string,
    @Body() body: unknown,
  ): Promise<void> {
    return this.handOn(request, reply, { service, path: '/internal/parked/replay', body });
  }

  @Post('services/:service/set-aside')
  setAside(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('service') service: string,
    @Body() body: unknown,
  ): Promise<void> {
    return this.handOn(request, reply, { service, path: '/internal/parked/set-aside', body });
  }

  private async check(request: FastifyRequest): Promise<void> {
    sightOf(await this.tokens.verified(request), 'parked.replay');
  }

  private async handOn(request: FastifyRequest, reply: FastifyReply, to: { service: string; path: string; body: unknown }): Promise<void> {
    await this.check(request);
    const answer = await this.services.send(request, to.service, to.path, to.body);
    const type = answer.headers.get('content-type');
    if (type) void reply.type(type);
    await reply.status(answer.status).send(answer.status === 204 ? undefined : await answer.text());
  }
}
