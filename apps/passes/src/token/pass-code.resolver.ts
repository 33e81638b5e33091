import { Args, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { ReadPasses } from '../pass/read-passes.js';
import { type MadeToken, MakeToken } from './make-token.js';

@ObjectType('PassCode', { description: 'What a phone shows at a gate. Ask for the next one before it has expired.' })
export class PassCodeType {
  @Field(() => String, { description: 'Text of a QR code.' })
  token: string;

  @Field(() => Date, { description: 'At most a minute from now.' })
  expiresAt: Date;
}

@Resolver()
export class PassCodeResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadPasses,
    private readonly make: MakeToken,
  ) {}

  @Query(() => PassCodeType, { description: 'For the phone of the holder, or of who cares for them.' })
  passCode(@Args('id', { type: () => ID }) id: string, @Caller() actor: Actor): Promise<MadeToken> {
    return withScope(this.dataSource, actor, 'pass.show', async (tx) => this.make.execute(tx, await this.read.one(tx, id), 'dynamic'));
  }
}
