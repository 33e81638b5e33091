import { Args, Field, ID, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { uuidOf } from '#platform/uuid.js';
import { RejectedRowType } from '#platform/rejected-row.graphql.js';
import { Notice } from '../notice/notice.entity.js';
import { NoticeType } from '../notice/notice.graphql.js';
import { type Recorded, RecordPrints } from './record-prints.js';

@ObjectType('RecordedDoorLetters')
export class RecordedDoorLettersType implements Recorded {
  @Field(() => Int)
  accepted: number;

  @Field(() => [RejectedRowType])
  rejected: Recorded['rejected'];
}

@Resolver()
export class PrintsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly record: RecordPrints,
  ) {}

  @Mutation(() => RecordedDoorLettersType, {
    description: 'These messages were brought to the door on paper. Saying it again changes nothing.',
  })
  recordDoorLetters(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('deliveryIds', { type: () => [ID], description: 'At most 200.' }) deliveryIds: string[],
    @Caller() actor: Actor,
  ): Promise<RecordedDoorLettersType> {
    return withScope(this.dataSource, actor, 'notice.write', async (tx) => {
      const work = async (): Promise<string> => JSON.stringify(await this.record.letters(tx, actor, deliveryIds));
      return JSON.parse(await repeatable(tx, actor, requestId, work)) as Recorded;
    });
  }

  @Mutation(() => NoticeType, { description: 'The poster of a notice hangs in a place.' })
  recordPosting(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('noticeId', { type: () => ID }) noticeId: string,
    @Args('areaCode', { type: () => ID }) areaCode: string,
    @Caller() actor: Actor,
  ): Promise<Notice> {
    return withScope(this.dataSource, actor, 'notice.write', async (tx) => {
      const id = await repeatable(tx, actor, requestId, () => this.record.posting(tx, uuidOf(noticeId), areaCode));
      return tx.findOneByOrFail(Notice, { id });
    });
  }
}
