import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { LedgerCheckpointType, LedgerConsistencyType, LedgerLeafType, LedgerProofType } from './ledger.graphql.js';
import { ReadLedger } from './read-ledger.js';
import { SignCheckpoint } from './sign-checkpoint.js';

const mostLeaves = 1_000;
const within = (first: number): number => Math.min(Math.max(first, 1), mostLeaves);

/** What anybody needs to check the ledger without trusting whoever keeps it. */
@Resolver()
export class LedgerResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadLedger,
    private readonly sign: SignCheckpoint,
  ) {}

  @Query(() => LedgerCheckpointType, { nullable: true, description: 'The newest.' })
  ledgerCheckpoint(@Caller() actor: Actor): Promise<LedgerCheckpointType | null> {
    return withScope(this.dataSource, actor, 'ledger.verify', (tx) => this.read.newest(tx));
  }

  @Query(() => [LedgerCheckpointType], { description: 'Larger than this size, the smallest first.' })
  ledgerCheckpoints(
    @Args('after', { type: () => Int, defaultValue: 0 }) after: number,
    @Args('first', { type: () => Int, defaultValue: 100, description: `At most ${mostLeaves}.` }) first: number,
    @Caller() actor: Actor,
  ): Promise<LedgerCheckpointType[]> {
    return withScope(this.dataSource, actor, 'ledger.verify', (tx) => this.read.after(tx, after, within(first)));
  }

  @Query(() => String, { description: 'Public key of the ledger, to compare with the one that you were given by another way.' })
  async ledgerVerifierKey(@Caller() actor: Actor): Promise<string> {
    return withScope(this.dataSource, actor, 'ledger.verify', async () => this.sign.verifierKey);
  }

  @Query(() => LedgerConsistencyType, { description: 'Between two checkpoints, by their sizes.' })
  ledgerConsistency(
    @Args('first', { type: () => Int }) first: number,
    @Args('second', { type: () => Int }) second: number,
    @Caller() actor: Actor,
  ): Promise<LedgerConsistencyType> {
    return withScope(this.dataSource, actor, 'ledger.verify', (tx) => this.read.consistency(tx, first, second));
  }

  @Query(() => LedgerProofType, { description: 'That an entry is in the ledger.' })
  ledgerProof(@Args('index', { type: () => Int }) index: number, @Caller() actor: Actor): Promise<LedgerProofType> {
    return withScope(this.dataSource, actor, 'ledger.read', (tx) => this.read.proof(tx, index));
  }

  @Query(() => [LedgerLeafType], { description: 'The ledger to take along, from this place on, as far as it is signed for.' })
  ledgerLeaves(
    @Args('from', { type: () => Int, defaultValue: 0 }) from: number,
    @Args('first', { type: () => Int, defaultValue: 500, description: `At most ${mostLeaves}.` }) first: number,
    @Caller() actor: Actor,
  ): Promise<LedgerLeafType[]> {
    return withScope(this.dataSource, actor, 'ledger.read', (tx) => this.read.leaves(tx, from, within(first)));
  }
}
