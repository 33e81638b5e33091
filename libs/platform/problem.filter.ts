import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Log } from './log.token.js';
import { languageOf } from './language.js';
import { notNow, passesByItself } from './passes-by-itself.js';
import { Rejection, type RejectionCode } from './rejection.js';

const statusByCode: Partial<Record<RejectionCode, number>> = {
  TOKEN_MISSING: 401,
  TOKEN_INVALID: 401,
  TOKEN_EXPIRED: 401,
  RECEIPT_SIGNATURE_WRONG: 401,
  GATEWAY_ONLY: 403,
  ACTION_NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  TRY_LATER: 503,
  CONTENT_TYPE_NOT_ALLOWED: 415,
  BODY_TOO_LARGE: 413,
  COST_BUDGET_SPENT: 429,
  PHONE_CODES_TOO_MANY: 429,
  SERVICE_UNAVAILABLE: 503,
};

/** HTTP status of an answer that is nothing but this "no". */
export const statusOf = (code: RejectionCode): number => statusByCode[code] ?? 422;

/** REST answers of RFC 9457: code and text in the caller's language; a fault shows its reference only. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(Log) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') throw error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, rejection } = this.read(error, request.id);
    const language = languageOf(request.headers);
    if (rejection.code === 'TRY_LATER') void reply.header('retry-after', String(rejection.params['seconds'] ?? 1));
    return reply
      .status(status)
      .type('application/problem+json')
      .send({
        type: 'about:blank',
        status,
        code: rejection.code,
        detail: rejection.textIn(language),
        params: rejection.params,
        requestId: request.id,
      });
  }

  private read(error: unknown, requestId: string): { status: number; rejection: Rejection } {
    if (error instanceof Rejection) return { status: statusOf(error.code), rejection: error };
    if (error instanceof HttpException && error.getStatus() < 500)
      return {
        status: error.getStatus(),
        rejection: new Rejection(error.getStatus() === 404 ? 'NOT_FOUND' : 'INPUT_INVALID', { field: 'request' }),
      };
    const status = (error as { statusCode?: number }).statusCode;
    if (status && status < 500) return { status, rejection: new Rejection('INPUT_INVALID', { field: 'body' }) };
    if (passesByItself(error)) {
      this.log.warn({ err: error, requestId }, 'a request failed for now');
      return this.read(notNow(), requestId);
    }
    this.log.error({ err: error, requestId }, 'a request failed');
    return { status: 500, rejection: new Rejection('FAULT', { requestId }) };
  }
}
