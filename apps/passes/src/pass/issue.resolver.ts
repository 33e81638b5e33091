import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Caller } from '#platform/graphql.js';
import { Rejection, rejectionText } from '#platform/rejection.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { holdTogether } from '../holding-lock.js';
import type { IssuedPasses } from './issue-passes.js';
import { IssuePasses } from './issue-passes.js';
import type { Asked, Issuing } from './issue.rules.js';
import { IssuedPassesType, IssuePassesInput, type PassHolderInput } from './pass.graphql.js';
import { ReadPasses } from './read-passes.js';
import { shownPass } from './shown-pass.js';

/** Milliseconds for one statement: five hundred passes at once. */
const statementTimeout = 20_000;

const askedOf = (holder: PassHolderInput): Asked => ({
  ...{ residentId: holder.residentId ?? null, householdId: holder.householdId ?? null, plate: holder.plate ?? null },
  ...{ visitorName: holder.visitorName ?? null, visitorPhone: holder.visitorPhone ?? null },
  ...{ formNumber: holder.formNumber ?? null, formCheckCode: holder.formCheckCode ?? null },
});

@Resolver()
export class IssueResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly issue: IssuePasses,
    private readonly read: ReadPasses,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => IssuedPassesType, {
    description: 'One or up to 500; each row by itself. Whoever is under observation gets one that is suspended.',
  })
  issuePasses(@Args('input') input: IssuePassesInput, @Caller() actor: Actor): Promise<IssuedPassesType> {
    return withScope(this.dataSource, actor, 'pass.issue', (tx) => this.issued(tx, actor, input), { statementTimeout });
  }

  @Mutation(() => IssuedPassesType, { description: 'A household invites visitors or registers vehicles.' })
  invite(@Args('input') input: IssuePassesInput, @Caller() actor: Actor): Promise<IssuedPassesType> {
    return withScope(this.dataSource, actor, 'pass.invite', (tx) => {
      if (input.passClass === 'resident') throw new Rejection('INPUT_INVALID', { field: 'passClass' });
      return this.issued(tx, actor, input);
    });
  }

  private async issued(tx: EntityManager, actor: Actor, input: IssuePassesInput): Promise<IssuedPassesType> {
    await holdTogether(tx);
    const { passClass, validUntil, hours } = input;
    const issuing: Issuing = {
      ...{ passClass, validUntil, validFrom: input.validFrom ?? this.clock.now() },
      hours: hours ? [hours.from, hours.until] : null,
    };
    const answer = await repeatable(tx, actor, input.requestId, async () =>
      JSON.stringify(await this.issue.execute(tx, actor.subject, issuing, input.holders.map(askedOf))),
    );
    const { ids, rejected } = JSON.parse(answer) as IssuedPasses;
    const passes = await this.read.byIds(tx, ids);
    const told = rejected.map(({ index, code, params }) => ({ index, code, message: rejectionText(code, actor.language, params) }));
    return { accepted: ids.length, passes: passes.flatMap((pass) => (pass ? [shownPass(pass)] : [])), rejected: told };
  }
}
