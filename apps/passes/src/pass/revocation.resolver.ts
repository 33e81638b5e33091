import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import type { RevocationReason } from './change-passes.js';
import { RevocationReasonEnum } from './pass.enums.js';
import { PassType } from './pass.graphql.js';

const lastRevocation = `
  SELECT DISTINCT ON (pass_id) pass_id AS id, reason FROM pass_change
  WHERE pass_id = ANY($1::uuid[]) AND type = 'pass-revoked' ORDER BY pass_id, id DESC`;

/** Why a pass opens no gate any more: whoever holds it, and whoever decides an appeal, has a right to know. */
@Resolver(() => PassType)
export class RevocationResolver {
  constructor(private readonly dataSource: DataSource) {}

  @ResolveField(() => RevocationReasonEnum, { nullable: true, description: 'Null for a pass that is not revoked.' })
  revokedFor(
    @Parent() { id, state }: PassType,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<RevocationReason | null> | null {
    if (state !== 'revoked') return null;
    const of = loaderOf<string, RevocationReason | null>(loaders, 'pass.revocation', (ids) =>
      withScope(this.dataSource, actor, 'pass.read', async (tx) => {
        const rows = await tx.query<{ id: string; reason: RevocationReason }[]>(lastRevocation, [ids]);
        const reasons = new Map(rows.map((row) => [row.id, row.reason]));
        return ids.map((one) => reasons.get(one) ?? null);
      }),
    );
    return of.load(id);
  }
}
