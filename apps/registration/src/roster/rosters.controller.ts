import { Controller, Get, Header, HttpCode, Param, Post, Query, Req, StreamableFile, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import { Clock } from '#platform/clock.js';
import { Rejection, rejectionText } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { TokenVerifier } from '#platform/token.js';
import { uuidOf } from '#platform/uuid.js';
import { ApplyRoster } from './apply-roster.js';
import { PreviewRoster } from './preview-roster.js';
import { mostBytes, readSheet } from './read-sheet.js';
import { columnOf } from './roster.columns.js';
import { RosterImport } from './roster-import.entity.js';
import { readRoster } from './roster.rules.js';
import { writeTemplate } from './write-template.js';
import { xlsx } from './xlsx-type.js';

const longestStatementMs = 30_000;
const mostIssuesShown = 500;

interface Upload {
  buffer: Buffer;
}

/** Rosters come as files and go through three steps: upload and look, correct, apply. */
@Controller()
export class RostersController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: TokenVerifier,
    private readonly preview: PreviewRoster,
    private readonly apply: ApplyRoster,
    private readonly clock: Clock,
  ) {}

  /** The empty roster with words and hints in the caller's language. */
  @Get('roster-template.xlsx')
  @Header('content-type', xlsx)
  @Header('content-disposition', 'attachment; filename="linli-roster.xlsx"')
  async template(@Req() request: FastifyRequest): Promise<StreamableFile> {
    const { language } = await this.tokens.actorOf(request);
    return new StreamableFile(await writeTemplate(language));
  }

  /** `POST /rosters?area=CODE`, form field `file`: says what would happen; the register does not change yet. */
  @Post('rosters')
  @HttpCode(200)
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: mostBytes, files: 1 } }))
  async upload(@Req() request: FastifyRequest, @Query('area') area: string, @UploadedFile() file: Upload | undefined) {
    const actor = await this.tokens.actorOf(request);
    if (!file) throw new Rejection('INPUT_INVALID', { field: 'file' });
    const sheet = await readSheet(file.buffer);
    const roster = readRoster(sheet, this.clock.today());
    const uploaded = { bytes: file.buffer, sheet, roster };
    return withScope(
      this.dataSource,
      actor,
      'roster.import',
      async (tx) => shown(await this.preview.execute(tx, actor.subject, area, uploaded), actor.language),
      { statementTimeout: longestStatementMs },
    );
  }

  /** Starts to apply; answers at once, `GET /rosters/:id` tells how far it is. */
  @Post('rosters/:id/apply')
  @HttpCode(200)
  async start(@Req() request: FastifyRequest, @Param('id') id: string) {
    const actor = await this.tokens.actorOf(request);
    return withScope(this.dataSource, actor, 'roster.import', async (tx) =>
      shown(await this.apply.execute(tx, uuidOf(id)), actor.language),
    );
  }

  @Get('rosters/:id')
  async progress(@Req() request: FastifyRequest, @Param('id') id: string) {
    const actor = await this.tokens.actorOf(request);
    return withScope(this.dataSource, actor, 'roster.import', async (tx) => {
      const roster = await tx.findOneBy(RosterImport, { id: uuidOf(id) });
      if (!roster) throw new Rejection('NOT_FOUND');
      return shown(roster, actor.language);
    });
  }
}

const shown = (
  { id, areaCode, state, rowsTotal, rowsBad, rowsDone, created, updated, unchanged, issues, ignoredColumns }: RosterImport,
  language: Language,
) => ({
  importId: id,
  ...{ areaCode, state, rowsTotal, rowsBad, rowsDone, created, updated, unchanged, ignoredColumns },
  issues: issues.slice(0, mostIssuesShown).map(({ row, column, code, params }) => ({
    ...{ row, column, code },
    columnTitle: columnOf(column).title[language],
    text: rejectionText(code, language, params),
  })),
});
