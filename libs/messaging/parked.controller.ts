import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { sightOf } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';
import { TokenVerifier } from '#platform/token.js';
import { Consumer } from './consumer.js';
import { isWithin } from './parked-now.js';
import { ParkedRow } from './parked.entity.js';
import { RecordAccess, type Access } from './record-access.js';
import { replayParked, type Replayed } from './replay.js';
import { setAside } from './set-aside.js';
import { setAsideReasons } from './set-aside.entity.js';

const action = 'parked.replay';
const Replay = z.object({ eventId: z.uuid(), dryRun: z.boolean() });
const SetAside = z.object({ eventId: z.uuid(), why: z.enum(setAsideReasons) });

function read<Read>(schema: z.ZodType<Read>, body: unknown): Read {
  const known = schema.safeParse(body);
  if (!known.success) throw new Rejection('INPUT_INVALID', { field: 'body' });
  return known.data;
}

/** What an operator does with parked events, by way of the gateway; what changes something is in the ledger with it. */
@Controller('internal/parked')
export class ParkedController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly record: RecordAccess,
    private readonly tokens: TokenVerifier,
    private readonly consumer: Consumer,
  ) {}

  /** The key of a parked event again, in order, as `linli replay` does it; a dry run tells what would happen. */
  @Post('replay')
  @HttpCode(200)
  async replay(@Req() request: FastifyRequest, @Body() body: unknown): Promise<{ replayed: Replayed[] }> {
    const actor = await this.tokens.actorOf(request);
    const { allow } = sightOf(actor, action);
    const { eventId, dryRun } = read(Replay, body);
    const row = await this.dataSource.getRepository(ParkedRow).findOneBy({ consumer: this.consumer.name, eventId });
    if (!row || row.sequence === 0 || !isWithin(row, allow)) throw new Rejection('PARKED_UNKNOWN');
    const { topic, key } = row;
    const replayed = await replayParked(this.consumer, {
      ...{ by: actor.subject, dryRun, topic, key },
      alsoWrite: (tx, events) => this.record.execute(tx, actor, { ...accessTo(row), count: events.length }),
    });
    return { replayed };
  }

  @Post('set-aside')
  @HttpCode(204)
  async setAside(@Req() request: FastifyRequest, @Body() body: unknown): Promise<void> {
    const actor = await this.tokens.actorOf(request);
    const { allow: scopes } = sightOf(actor, action);
    const { eventId, why } = read(SetAside, body);
    await setAside(this.consumer, {
      ...{ eventId, why, scopes, by: actor.subject },
      alsoWrite: (tx, row) => this.record.execute(tx, actor, { ...accessTo(row), reason: why }),
    });
  }
}

/** At the area of the event; at none for a record that is not one of ours. */
function accessTo({ eventId, sequence, headers }: ParkedRow): Access {
  const { jurisdiction } = (sequence === 0 ? {} : JSON.parse(headers)) as Record<string, string>;
  return { action, resourceType: 'parked-event', resourceId: eventId, paths: jurisdiction ? [jurisdiction] : [] };
}
