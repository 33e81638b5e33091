import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource, type EntityManager } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { LanguageEnum } from '../enums.graphql.js';
import { uuidOf } from '#platform/uuid.js';
import { CorrectNotice } from './correct-notice.js';
import { DraftNotice } from './draft-notice.js';
import { Notice } from './notice.entity.js';
import { CorrectNoticeInput, DraftNoticeInput, NoticeTextInput, NoticeType } from './notice.graphql.js';
import { PublishNotice } from './publish-notice.js';
import { WithdrawNotice } from './withdraw-notice.js';
import { WriteNoticeText } from './write-notice-text.js';

@Resolver()
export class NoticeChangesResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly draft: DraftNotice,
    private readonly write: WriteNoticeText,
    private readonly publish: PublishNotice,
    private readonly correct: CorrectNotice,
    private readonly withdraw: WithdrawNotice,
  ) {}

  @Mutation(() => NoticeType)
  draftNotice(@Args('input') { requestId, ...input }: DraftNoticeInput, @Caller() actor: Actor): Promise<Notice> {
    const { sourceUrl = null, expiresAt = null, audience, ...rest } = input;
    return this.change(actor, requestId, (tx) =>
      this.draft.execute(tx, actor.subject, { ...rest, audience: { ...audience }, sourceUrl, expiresAt }),
    );
  }

  @Mutation(() => NoticeType, { description: 'Before it is published; what is written anew has to be approved anew.' })
  writeNoticeText(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('noticeId', { type: () => ID }) noticeId: string,
    @Args('text') text: NoticeTextInput,
    @Caller() actor: Actor,
  ): Promise<Notice> {
    return this.change(actor, requestId, async (tx) => {
      await this.write.execute(tx, actor.subject, uuidOf(noticeId), text);
      return noticeId;
    });
  }

  @Mutation(() => NoticeType, { description: 'The caller answers for these texts.' })
  approveNoticeTexts(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('noticeId', { type: () => ID }) noticeId: string,
    @Args('languages', { type: () => [LanguageEnum] }) languages: Language[],
    @Caller() actor: Actor,
  ): Promise<Notice> {
    return this.change(actor, requestId, async (tx) => {
      await this.write.approve(tx, actor.subject, uuidOf(noticeId), languages);
      return noticeId;
    });
  }

  @Mutation(() => NoticeType)
  publishNotice(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('noticeId', { type: () => ID }) noticeId: string,
    @Args('at', { type: () => Date, nullable: true, description: 'Now when left out, or past.' }) at: Date | undefined,
    @Caller() actor: Actor,
  ): Promise<Notice> {
    return this.change(actor, requestId, async (tx) => {
      await this.publish.execute(tx, actor.subject, uuidOf(noticeId), at ?? null);
      return noticeId;
    });
  }

  @Mutation(() => NoticeType, { description: 'Another edition replaces what is out, and is told to everybody again.' })
  correctNotice(@Args('input') { requestId, noticeId, texts }: CorrectNoticeInput, @Caller() actor: Actor): Promise<Notice> {
    return this.change(actor, requestId, async (tx) => {
      await this.correct.execute(tx, actor.subject, uuidOf(noticeId), texts);
      return noticeId;
    });
  }

  @Mutation(() => NoticeType, { description: 'Withdrawing it again changes nothing.' })
  withdrawNotice(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('noticeId', { type: () => ID }) noticeId: string,
    @Caller() actor: Actor,
  ): Promise<Notice> {
    return this.change(actor, requestId, async (tx) => {
      await this.withdraw.execute(tx, uuidOf(noticeId));
      return noticeId;
    });
  }

  private change(actor: Actor, requestId: string, work: (tx: EntityManager) => Promise<string>): Promise<Notice> {
    return withScope(this.dataSource, actor, 'notice.write', async (tx) => {
      const id = await repeatable(tx, actor, requestId, () => work(tx));
      return tx.findOneByOrFail(Notice, { id: uuidOf(id) });
    });
  }
}
