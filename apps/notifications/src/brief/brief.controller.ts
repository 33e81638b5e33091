import { Controller, Get, Header, HttpStatus, Param, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { sightOf } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { TokenVerifier } from '#platform/token.js';
import { AskFigures } from './ask-figures.js';
import { DailyBrief } from './daily-brief.entity.js';

/** Fonts and what sets them are loaded when somebody prints. */
const print = () => import('./print-brief.js');

@Controller('briefs')
export class BriefController {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly ask: AskFigures,
    private readonly clock: Clock,
    private readonly dataSource: DataSource,
  ) {}

  /** The daily brief of an area as it stands now, in the language and with the rights of the reader. */
  @Get(':code/brief.pdf')
  @Header('content-type', 'application/pdf')
  @Header('cache-control', 'no-store')
  async brief(@Req() request: FastifyRequest, @Param('code') code: string): Promise<StreamableFile> {
    const actor = await this.tokens.actorOf(request);
    sightOf(actor, 'coverage.read');
    if (!/^\d{12}$/.test(code)) throw new Rejection('AREA_UNKNOWN', { code });
    const asker = { authorization: request.headers.authorization ?? '', requestId: request.id };
    const figures = await this.ask.execute(asker, code);
    const { printBrief } = await print();
    return new StreamableFile(await printBrief(figures, actor.language, this.clock.now()));
  }

  /** The one that was made at eight, of `today` or of a date; 204 where none was, as before eight or on the first day. */
  @Get(':code/:day/brief.pdf')
  @Header('cache-control', 'no-store')
  async kept(
    @Req() request: FastifyRequest,
    @Param('code') areaCode: string,
    @Param('day') wanted: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const actor = await this.tokens.actorOf(request);
    const day = wanted === 'today' ? this.clock.today() : wanted;
    const brief = await withScope(this.dataSource, actor, 'coverage.read', (tx) => tx.findOneBy(DailyBrief, { areaCode, day }));
    if (!brief) {
      reply.status(HttpStatus.NO_CONTENT);
      return undefined;
    }
    const { printBrief } = await print();
    return new StreamableFile(await printBrief(brief.figures, actor.language, brief.madeAt), { type: 'application/pdf' });
  }
}
