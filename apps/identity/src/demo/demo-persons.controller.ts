import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { AreaPath } from '#contracts/shared.js';
import { roles } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { readSecret } from '#platform/config.js';
import { demoTotpSecret } from '#platform/demo-person.js';
import { Rejection } from '#platform/rejection.js';
import { asService } from '#platform/scope.js';
import { requireGateway } from '#platform/token.js';
import { GiveGrant } from '../grant/give-grant.js';
import { IdentitySettings, type IdentityConfig } from '../identity.config.js';
import { Passwords } from '../person/passwords.js';
import { RegisterPerson } from '../person/register-person.js';

const Wanted = z.array(z.object({ handle: z.string().regex(/^[a-z0-9-]{2,64}$/), role: z.enum(roles), scope: AreaPath })).max(100);
type Wanted = z.infer<typeof Wanted>[number];

/** The demonstration begins days ago. */
const inOfficeMs = 30 * 86_400_000;

@Controller('identity/demo-persons')
export class DemoPersonsController {
  constructor(
    @Inject(IdentitySettings) private readonly config: IdentityConfig,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly registerPerson: RegisterPerson,
    private readonly giveGrant: GiveGrant,
  ) {}

  /** Makes the persons of a demonstration, or finds them. There is no such door in production. @throws Rejection */
  @Post()
  @HttpCode(200)
  async make(@Req() request: FastifyRequest, @Body() body: unknown): Promise<(Wanted & { id: string })[]> {
    if (this.config.LINLI_ENV === 'production') throw new Rejection('NOT_FOUND');
    requireGateway(request.headers, readSecret('gateway-token'));
    const wanted = Wanted.safeParse(body);
    if (!wanted.success) throw new Rejection('INPUT_INVALID', { field: 'body' });
    const password = readSecret('demo-password');
    const passwordHash = await this.passwords.hash(password);
    return asService(this.dataSource, 'demo-persons', (tx) => this.makeAll(tx, wanted.data, password, passwordHash));
  }

  private async makeAll(tx: EntityManager, wanted: Wanted[], password: string, passwordHash: string): Promise<(Wanted & { id: string })[]> {
    const made = [];
    for (const { handle, role, scope } of wanted) {
      const totpSecret = demoTotpSecret(password, handle);
      const { id } = await this.registerPerson.execute(tx, { handle, passwordHash, totpSecret, demo: true });
      const grant = {
        subject: id,
        role,
        scope,
        from: new Date(this.clock.now().getTime() - inOfficeMs),
        until: null,
        grantedBy: 'demonstration',
        reason: 'demonstration',
      };
      await this.giveGrant.execute(tx, grant);
      made.push({ handle, role, scope, id });
    }
    return made;
  }
}
