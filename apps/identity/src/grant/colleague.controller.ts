import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { AreaPath } from '#contracts/shared.js';
import type { Role } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { policy } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { TokenVerifier } from '#platform/token.js';

export interface Colleague {
  id: string;
  /** What they sign in with. */
  handle: string;
  role: Role;
}

const seesToTasks: readonly Role[] = policy['task.edit'].clear;

const atWork = `
  SELECT DISTINCT p.id::text AS id, p.handle, g.role FROM role_grant g JOIN person p ON p.id::text = g.subject
  WHERE g.role = ANY($1::text[]) AND ((g.scope_path || '.') ^@ ($3 || '.') OR ($3 || '.') ^@ (g.scope_path || '.'))
    AND ($4 OR linli_in_scope(g.scope_path)) AND g.valid_from <= $2 AND (g.valid_until IS NULL OR g.valid_until > $2)
  ORDER BY p.handle, g.role LIMIT 1000`;

/** Who can be given work in an area: whoever sees to tasks there today. */
@Controller('identity/colleagues')
export class ColleagueController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: TokenVerifier,
    private readonly clock: Clock,
  ) {}

  /** `area` is a path; `above` also asks for those of the areas above what the caller looks after. @throws Rejection INPUT_INVALID, ACTION_NOT_ALLOWED */
  @Get()
  async list(@Req() request: FastifyRequest, @Query('area') asked: unknown, @Query('above') above?: unknown): Promise<Colleague[]> {
    const actor = await this.tokens.actorOf(request);
    const area = AreaPath.safeParse(asked);
    if (!area.success) throw new Rejection('INPUT_INVALID', { field: 'area' });
    return withScope(this.dataSource, actor, 'colleague.read', (tx) =>
      tx.query<Colleague[]>(atWork, [seesToTasks, this.clock.now(), area.data, above === 'yes']),
    );
  }
}
