import { Controller, Get, Header, Param, Query, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Household } from '#neighbourhood/household.entity.js';
import { NamePlaces } from '#neighbourhood/name-places.js';
import { RecordAccess } from '#messaging/record-access.js';
import { isClear } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { TokenVerifier } from '#platform/token.js';
import { Delivery } from '../delivery/delivery.entity.js';
import { uuidOf } from '#platform/uuid.js';
import { Notice, NoticeEdition } from '../notice/notice.entity.js';
import { ShowMessages } from '../template/show-messages.js';

const pdf = 'application/pdf';
/** Fonts and what sets them take 40 MB, which a service that prints nothing does without. */
const poster = () => import('./print-poster.js');
const letter = () => import('./print-door-letter.js');

/** What is hung up or put under doors. */
@Controller()
export class PrintsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: TokenVerifier,
    private readonly show: ShowMessages,
    private readonly places: NamePlaces,
    private readonly record: RecordAccess,
  ) {}

  /** Four languages on one sheet: the last edition, or the one that is asked for. */
  @Get('notices/:id/poster.pdf')
  @Header('content-type', pdf)
  async poster(@Req() request: FastifyRequest, @Param('id') id: string, @Query('edition') number?: string): Promise<StreamableFile> {
    const actor = await this.tokens.actorOf(request);
    const { notice, edition } = await withScope(this.dataSource, actor, 'notice.read', async (tx) => {
      const notice = await tx.findOneBy(Notice, { id: uuidOf(id) });
      if (!notice) throw new Rejection('NOTICE_UNKNOWN');
      if (notice.state === 'withdrawn') throw new Rejection('NOTICE_WITHDRAWN');
      const edition = await tx.findOneBy(NoticeEdition, { noticeId: notice.id, edition: number ? Number(number) || 0 : notice.edition });
      if (!edition) throw new Rejection('NOTICE_NOT_PUBLISHED');
      return { notice, edition };
    });
    const { printPoster } = await poster();
    return new StreamableFile(await printPoster(notice, edition));
  }

  /** What somebody was to be told, for a worker to bring. */
  @Get('deliveries/:id/door-letter.pdf')
  @Header('content-type', pdf)
  async doorLetter(@Req() request: FastifyRequest, @Param('id') id: string): Promise<StreamableFile> {
    const actor = await this.tokens.actorOf(request);
    const letters = await withScope(this.dataSource, actor, 'delivery.read', async (tx, sight) => {
      const row = await tx.findOneBy(Delivery, { id: uuidOf(id) });
      if (!row?.householdId || !isClear(sight, row.path)) throw new Rejection('DELIVERY_UNKNOWN');
      const household = await tx.findOneBy(Household, { id: row.householdId });
      const spoken = row.language === 'zh' ? (['zh'] as const) : ([row.language, 'zh'] as const);
      const letters = [];
      // One after the other: they share a connection.
      for (const language of spoken) {
        const [shown] = await this.show.execute(tx, [row], language);
        const [place = ''] = await this.places.execute(tx, [household?.roomPath ?? row.path], language);
        letters.push({ language, place, title: shown?.title ?? '', body: shown?.body ?? '', at: row.createdAt });
      }
      const about = { residents: row.residentId ? [row.residentId] : [], households: [row.householdId], paths: [row.path] };
      await this.record.execute(tx, actor, {
        action: 'delivery.read',
        purpose: 'print',
        resourceType: 'door-letter',
        resourceId: row.id,
        ...about,
      });
      return letters;
    });
    const { printDoorLetter } = await letter();
    return new StreamableFile(await printDoorLetter(letters));
  }
}
