import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readSecret } from '#platform/config.js';
import { requireGateway } from '#platform/token.js';
import { Consumer } from './consumer.js';
import { replayParked, type Replayed } from './replay.js';

const Request = z.object({ by: z.string().min(1).max(200), dryRun: z.boolean().default(true), key: z.string().min(1).optional() });

/** For the operator's command, from inside the system: whoever holds the gateway's token may ask. */
@Controller('internal/replay')
export class ReplayController {
  private readonly gatewayToken = readSecret('gateway-token');

  constructor(private readonly consumer: Consumer) {}

  @Post()
  @HttpCode(200)
  async replay(@Req() { headers, body }: FastifyRequest): Promise<{ replayed: Replayed[] }> {
    requireGateway(headers, this.gatewayToken);
    return { replayed: await replayParked(this.consumer, Request.parse(body)) };
  }
}
