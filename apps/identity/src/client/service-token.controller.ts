import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AreaPath } from '#contracts/shared.js';
import { readSecret } from '#platform/config.js';
import { Rejection } from '#platform/rejection.js';
import { requireGateway } from '#platform/token.js';
import { AccessTokens } from '../oidc/access-tokens.js';

const lifeSeconds = 60;
/** Services that ask the graph by themselves, and may read figures of one area and nothing of anybody. */
const Request = z.object({ service: z.enum(['notifications']), scope: AreaPath });

/** For work that a service does by itself, not for a caller: a token of a minute. No passage of the gateway leads here. */
@Controller('internal/service-token')
export class ServiceTokenController {
  private readonly gatewayToken = readSecret('gateway-token');

  constructor(private readonly tokens: AccessTokens) {}

  /** @throws Rejection GATEWAY_ONLY, INPUT_INVALID */
  @Post()
  @HttpCode(200)
  async token(@Req() { headers, body }: FastifyRequest): Promise<{ accessToken: string }> {
    requireGateway(headers, this.gatewayToken);
    const asked = Request.safeParse(body);
    if (!asked.success) throw new Rejection('INPUT_INVALID', { field: 'service' });
    const { service, scope } = asked.data;
    const claims = { kind: 'service', amr: ['swk'], grants: [{ role: 'service', scope }] };
    return { accessToken: await this.tokens.sign(`service:${service}`, claims, lifeSeconds) };
  }
}
