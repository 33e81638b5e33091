import { Controller, Get, Param, Query, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { readSecret } from '#platform/config.js';
import { Rejection } from '#platform/rejection.js';
import { asService } from '#platform/scope.js';
import { requireGateway } from '#platform/token.js';
import { ReadLists } from './read-lists.js';

const cose = 'application/cose; cose-type="cose-sign1"';

/** For everybody: lists of keys and of pass ids, signed; they say nothing about anybody. */
@Controller('gate')
export class ListsController {
  private readonly gatewayToken = readSecret('gateway-token');

  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadLists,
  ) {}

  @Get('trust/:district')
  async trust(@Req() request: FastifyRequest, @Param('district') district: string): Promise<StreamableFile> {
    requireGateway(request.headers, this.gatewayToken);
    const list = await asService(this.dataSource, 'gate.trust', (tx) => this.read.trust(tx, known(district)));
    return new StreamableFile(list, { type: cose });
  }

  /** `?after=n`: what became different since the list of that number. */
  @Get('revocations/:district')
  async revocations(
    @Req() request: FastifyRequest,
    @Param('district') district: string,
    @Query('after') after: string | undefined,
  ): Promise<StreamableFile> {
    requireGateway(request.headers, this.gatewayToken);
    const since = after === undefined ? null : number(after);
    const list = await asService(this.dataSource, 'gate.revocations', (tx) => this.read.revocations(tx, known(district), since));
    return new StreamableFile(list, { type: cose });
  }
}

function known(district: string): string {
  if (!/^\d{12}$/.test(district)) throw new Rejection('NOT_FOUND');
  return district;
}

function number(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Rejection('INPUT_INVALID', { field: 'after' });
  return Number(text);
}
