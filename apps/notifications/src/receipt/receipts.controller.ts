import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Clock } from '#platform/clock.js';
import { readSecret } from '#platform/config.js';
import { languageOf } from '#platform/language.js';
import { Rejection } from '#platform/rejection.js';
import { asService } from '#platform/scope.js';
import { requireGateway } from '#platform/token.js';
import { isSigned, signatureHeader, signatureOf, timestampHeader } from '../channel/signature.js';
import { SignedBody } from './signed-body.js';
import { TakeReceipt } from './take-receipt.js';

const minutes = 5;
const Receipt = z.object({ deliveryId: z.uuid(), state: z.enum(['delivered', 'read', 'failed']) });

/** Where a provider tells what became of messages. It has no account: what it says is signed as what it was sent. */
@Controller('receipts')
export class ReceiptsController {
  private readonly secret = readSecret('webhook');
  private readonly gatewayToken = readSecret('gateway-token');

  constructor(
    private readonly dataSource: DataSource,
    private readonly signed: SignedBody,
    private readonly take: TakeReceipt,
    private readonly clock: Clock,
  ) {}

  /** A receipt that came before is answered as one that is done with: a provider would otherwise send it for ever. */
  @Post()
  @HttpCode(200)
  async receive(@Req() request: FastifyRequest, @Body() body: unknown): Promise<{ accepted: boolean; code?: string; message?: string }> {
    requireGateway(request.headers, this.gatewayToken);
    this.verify(request);
    const receipt = Receipt.safeParse(body);
    if (!receipt.success) throw new Rejection('INPUT_INVALID', { field: String(receipt.error.issues[0]?.path.join('.')) });
    try {
      await asService(this.dataSource, 'receipts', (tx) => this.take.execute(tx, receipt.data));
      return { accepted: true };
    } catch (error) {
      if (!(error instanceof Rejection) || error.code !== 'RECEIPT_REPEATED') throw error;
      return { accepted: false, code: error.code, message: error.textIn(languageOf(request.headers)) };
    }
  }

  /** @throws Rejection RECEIPT_SIGNATURE_WRONG, RECEIPT_TOO_OLD */
  private verify(request: FastifyRequest): void {
    const [signature, timestamp] = [signatureHeader, timestampHeader].map((name) => String(request.headers[name] ?? '')) as [
      string,
      string,
    ];
    if (!isSigned(signature, signatureOf(this.secret, timestamp, this.signed.of(request)))) throw new Rejection('RECEIPT_SIGNATURE_WRONG');
    const seconds = Math.abs(this.clock.now().getTime() / 1_000 - Number(timestamp));
    if (!(seconds <= minutes * 60)) throw new Rejection('RECEIPT_TOO_OLD', { minutes });
  }
}
