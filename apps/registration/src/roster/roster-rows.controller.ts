import { Controller, Get, Header, Param, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { RecordAccess } from '#messaging/record-access.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { TokenVerifier } from '#platform/token.js';
import { uuidOf } from '#platform/uuid.js';
import { type FirstRows, withTitles } from './first-rows.rules.js';
import type { BadRows } from './preview-roster.js';
import { RosterImport } from './roster-import.entity.js';
import { badRows, firstRows, RosterStorage } from './roster-storage.js';
import { writeRowErrors } from './write-row-errors.js';
import { xlsx } from './xlsx-type.js';

/** What is read, as the ledger calls it. */
const readings = {
  errors: { number: badRows, resourceType: 'roster-errors' },
  beginning: { number: firstRows, resourceType: 'roster-beginning' },
} as const;

/** Rows of a roster as they were sent, names among them: for who may import it, and never without a record. */
@Controller()
export class RosterRowsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: TokenVerifier,
    private readonly storage: RosterStorage,
    private readonly record: RecordAccess,
  ) {}

  /** The first twenty rows under the columns that they were taken for; gone once the roster is applied. */
  @Get('rosters/:id/rows')
  async beginning(@Req() request: FastifyRequest, @Param('id') id: string) {
    const actor = await this.tokens.actorOf(request);
    return withTitles(await this.read<FirstRows>(actor, id, 'beginning', ({ rows }) => rows.length), actor.language);
  }

  /** Only the rows that were refused, with the reason beside each: correct them and upload this file. */
  @Get('rosters/:id/errors.xlsx')
  @Header('content-type', xlsx)
  @Header('content-disposition', 'attachment; filename="linli-roster-errors.xlsx"')
  async errors(@Req() request: FastifyRequest, @Param('id') id: string): Promise<StreamableFile> {
    const actor = await this.tokens.actorOf(request);
    const bad = await this.read<BadRows>(actor, id, 'errors', ({ sheet }) => sheet.rows.length);
    return new StreamableFile(await writeRowErrors(bad.sheet, bad.issues, actor.language));
  }

  private read<Rows>(actor: Actor, id: string, what: keyof typeof readings, countOf: (rows: Rows) => number): Promise<Rows> {
    const { number, ...reading } = readings[what];
    return withScope(this.dataSource, actor, 'roster.import', async (tx) => {
      const roster = await tx.findOneBy(RosterImport, { id: uuidOf(id) });
      const found = roster && (await this.storage.read<Rows>(tx, roster, number));
      if (!found) throw new Rejection('NOT_FOUND');
      const about = { ...reading, resourceId: roster.id, count: countOf(found), paths: [roster.path] };
      await this.record.execute(tx, actor, { action: 'roster.import', purpose: 'correction', ...about });
      return found;
    });
  }
}
