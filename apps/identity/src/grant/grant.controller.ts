import { Body, Controller, Delete, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { roles, type Actor } from '#platform/actor.js';
import { RecordAccess } from '#messaging/record-access.js';
import { Clock } from '#platform/clock.js';
import { isAllowed } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { TokenVerifier } from '#platform/token.js';
import { Client } from '../client/client.entity.js';
import { Person } from '../person/person.entity.js';
import { RoleGrant } from './grant.entity.js';
import { GiveGrant } from './give-grant.js';
import { checkGrant } from './grant.rules.js';
import { RevokeGrant } from './revoke-grant.js';

const Wanted = z.object({
  /** Handle of a person or id of a client. */
  to: z.string().min(1).max(64),
  role: z.enum(roles),
  scope: z.string().max(200),
  /** Of a resident or carer; `scope` is then its room. */
  household: z.uuid().optional(),
  from: z.coerce.date().optional(),
  until: z.coerce.date().nullable().default(null),
  reason: z.string().trim().min(3).max(500),
});
const Reason = Wanted.pick({ reason: true });

const read = <Schema extends z.ZodObject>(schema: Schema, body: unknown): z.infer<Schema> => {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new Rejection('INPUT_INVALID', { field: result.error.issues[0]?.path.join('.') || 'body' });
};

/** Who holds which role, within the caller's own areas. */
@Controller('identity/grants')
export class GrantController {
  private readonly giveGrant = new GiveGrant();
  private readonly revokeGrant = new RevokeGrant();

  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: TokenVerifier,
    private readonly clock: Clock,
    private readonly record: RecordAccess,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<object[]> {
    const actor = await this.tokens.actorOf(request);
    return withScope(this.dataSource, actor, 'grant.read', async (tx) => {
      const grants = await tx.find(RoleGrant, { order: { scope: 'ASC', role: 'ASC', createdAt: 'ASC' }, take: 1_000 });
      const people = await tx
        .createQueryBuilder(Person, 'person')
        .where('person.id::text = ANY(:ids)', { ids: grants.map(({ subject }) => subject) })
        .getMany();
      const handles = new Map(people.map(({ id, handle }) => [id, handle]));
      return grants.map((grant) => ({ ...grant, to: handles.get(grant.subject) ?? grant.subject }));
    });
  }

  @Post()
  async give(@Req() request: FastifyRequest, @Body() body: unknown): Promise<object> {
    const actor = await this.tokens.actorOf(request);
    const { to, from = this.clock.now(), ...wanted } = read(Wanted, body);
    return withScope(this.dataSource, actor, 'grant.give', async (tx) => {
      const grant = { ...wanted, subject: await subjectOf(tx, to), from, grantedBy: actor.subject };
      checkGrant(actor, grant);
      const given = await this.giveGrant.execute(tx, grant);
      await this.tell(tx, actor, given, 'given');
      return given;
    });
  }

  @Delete(':id')
  async revoke(@Req() request: FastifyRequest, @Param('id') id: string, @Body() body: unknown): Promise<object> {
    const actor = await this.tokens.actorOf(request);
    const { reason } = read(Reason, body);
    if (!z.uuid().safeParse(id).success) throw new Rejection('NOT_FOUND');
    return withScope(this.dataSource, actor, 'grant.give', async (tx, sight) => {
      const grant = await this.revokeGrant.execute(tx, { id, by: actor.subject, reason, at: this.clock.now() });
      checkRevocation(actor, isAllowed(sight, grant.scope), grant);
      await this.tell(tx, actor, grant, 'revoked');
      return grant;
    });
  }

  private tell(tx: EntityManager, actor: Actor, { id, subject, scope, household }: RoleGrant, reason: string): Promise<void> {
    const about = { onBehalfOf: subject, paths: [scope], households: household ? [household] : [], approvers: [actor.subject] };
    return this.record.execute(tx, actor, { action: 'grant.give', resourceType: 'grant', resourceId: id, reason, ...about });
  }
}

/** Whoever may give a role may take it back, from themselves too. */
function checkRevocation(actor: Actor, allowed: boolean, grant: RoleGrant): void {
  if (!allowed) throw new Rejection('NOT_FOUND');
  if (grant.subject !== actor.subject) checkGrant(actor, { ...grant, until: null });
}

async function subjectOf(tx: EntityManager, to: string): Promise<string> {
  const person = await tx.findOneBy(Person, { handle: to });
  const subject = person?.id ?? (await tx.findOneBy(Client, { id: to }))?.id;
  if (!subject) throw new Rejection('NOT_FOUND');
  return subject;
}
