import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { parse } from 'csv-parse/sync';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { TokenVerifier } from '#platform/token.js';
import { AreaRow, LoadAreas, type LoadedAreas } from './load-areas.js';

const longestStatementMs = 60_000;

/** `POST /areas?year=2023` with a CSV of official areas: `code,kind,name_zh,parent`. */
@Controller('areas')
export class AreasController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: TokenVerifier,
    private readonly load: LoadAreas,
  ) {}

  @Post()
  @HttpCode(200)
  async upload(@Req() request: FastifyRequest, @Query('year') year: string): Promise<LoadedAreas> {
    const actor = await this.tokens.actorOf(request);
    if (!/^20\d\d$/.test(year ?? '')) throw new Rejection('INPUT_INVALID', { field: 'year' });
    const rows = readRows(request.body);
    return withScope(this.dataSource, actor, 'area.manage', (tx) => this.load.execute(tx, rows, Number(year)), {
      statementTimeout: longestStatementMs,
    });
  }
}

function readRows(body: unknown): AreaRow[] {
  if (!Buffer.isBuffer(body)) throw new Rejection('INPUT_INVALID', { field: 'content-type' });
  let records: unknown[];
  try {
    records = parse(body, { columns: true, bom: true, skip_empty_lines: true, trim: true });
  } catch {
    throw new Rejection('INPUT_INVALID', { field: 'file' });
  }
  return records.map((record, index) => {
    const row = AreaRow.safeParse(record);
    if (row.success) return row.data;
    throw new Rejection('AREA_LIST_INVALID', { row: index + 2, field: row.error.issues[0]?.path.join('.') ?? '' });
  });
}
