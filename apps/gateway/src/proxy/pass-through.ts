import type { IncomingMessage } from 'node:http';
import { Transform, type TransformCallback } from 'node:stream';
import proxy from '@fastify/http-proxy';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { context, propagation } from '@opentelemetry/api';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { readSecret } from '#platform/config.js';
import { Log } from '#platform/log.token.js';
import { Metrics } from '#platform/metrics.js';
import { ProblemFilter } from '#platform/problem.filter.js';
import { Rejection } from '#platform/rejection.js';
import { gatewayHeader, TokenVerifier } from '#platform/token.js';
import { urlOf } from '../gateway.config.js';
import { isCrooked, type Passage, passages } from './passages.js';
import { hasShortBody, status, turnAway } from './turn-away.js';

/** Hands requests of the listed paths on to a service, bodies as they stream in. */
@Injectable()
export class PassThrough implements OnModuleInit {
  private readonly gatewayToken = readSecret('gateway-token');
  private readonly problems: ProblemFilter;
  /** Requests of each passage, and those of them that a service works on. */
  private readonly open = new Map<Passage, number>();
  private readonly working = new Map<Passage, number>();

  constructor(
    private readonly adapterHost: HttpAdapterHost<FastifyAdapter>,
    private readonly tokens: TokenVerifier,
    private readonly metrics: Metrics,
    @Inject(Log) log: Logger,
  ) {
    this.problems = new ProblemFilter(log);
  }

  async onModuleInit(): Promise<void> {
    const instance = this.adapterHost.httpAdapter.getInstance();
    for (const passage of passages) {
      await instance.register(async (scope) => this.mount(scope as unknown as FastifyInstance, passage));
    }
    const fullFor = ({ url = '' }: IncomingMessage): Passage | undefined =>
      passages.find((passage) => url.startsWith(passage.prefix) && this.isFull(passage));
    const count = (request: IncomingMessage) => this.metrics.answered(request.method ?? '', `${fullFor(request)!.prefix}/*`, status, 0);
    turnAway(instance.server, (request) => fullFor(request) !== undefined, count);
  }

  private isFull(passage: Passage): boolean {
    const { mostAtOnce = Infinity } = passage;
    return countOf(this.working, passage) >= mostAtOnce || countOf(this.open, passage) >= mostAtOnce * mostOpen;
  }

  private async mount(scope: FastifyInstance, passage: Passage): Promise<void> {
    const { prefix, inside, service, methods, largestBodyBytes, timeoutMs, hasSlowSenders } = passage;
    scope.removeAllContentTypeParsers();
    scope.setErrorHandler((error, request, reply) => {
      // The rest of a long body that nobody will read must not keep the connection open.
      if (!request.raw.complete && !hasShortBody(request)) void reply.header('connection', 'close');
      return this.problems.catch(error, new ExecutionContextHost([request, reply]));
    });
    scope.addHook('onRequest', async (request, reply) => {
      countUntilClosed(this.open, passage, reply);
      const free = countUntilClosed(this.working, passage, reply);
      if (hasSlowSenders) setTimeout(() => !request.raw.complete && free(), slowAfterMs).unref();
      await this.check(request, passage);
    });
    scope.addHook('preParsing', async (_request, _reply, payload) => payload.pipe(new Cap(largestBodyBytes, () => payload.unpipe())));
    await scope.register(proxy, {
      upstream: urlOf(service),
      prefix,
      rewritePrefix: inside,
      httpMethods: methods,
      http: { requestOptions: { timeout: timeoutMs } },
      replyOptions: {
        rewriteRequestHeaders: (request, headers) => this.headersOnward(request as FastifyRequest, headers),
        onError: (reply, { error }) => void reply.send(refusalIn(error) ?? new Rejection('SERVICE_UNAVAILABLE', { service })),
      },
    });
  }

  private async check(request: FastifyRequest, { signedIn, largestBodyBytes }: Passage): Promise<void> {
    if (isCrooked(request.raw.url ?? '')) throw new Rejection('NOT_FOUND');
    if (signedIn) await this.tokens.verified(request);
    if (Number(request.headers['content-length'] ?? 0) > largestBodyBytes) throw tooLarge(largestBodyBytes);
  }

  /** What tells where a request comes from is written here and never taken from the caller. */
  private headersOnward(request: FastifyRequest, headers: object): Record<string, string> {
    const kept = Object.entries(headers as Record<string, string>).filter(
      ([name]) => !/^(x-forwarded-.*|x-real-ip|forwarded|x-linli-gateway)$/.test(name),
    );
    const onward = {
      ...Object.fromEntries(kept),
      [gatewayHeader]: this.gatewayToken,
      'x-request-id': request.id,
      'x-forwarded-for': request.ip,
      'x-forwarded-host': request.host,
      'x-forwarded-proto': request.protocol,
    };
    propagation.inject(context.active(), onward);
    return onward;
  }
}

/** Whoever has not sent all by then no longer keeps out others: networks of gates are slow. */
const slowAfterMs = 250;
/** So many times as many as are worked on may still be sending. */
const mostOpen = 16;
const countOf = (counts: ReadonlyMap<Passage, number>, passage: Passage): number => counts.get(passage) ?? 0;

/** @returns what ends it earlier */
function countUntilClosed(counts: Map<Passage, number>, passage: Passage, { raw }: FastifyReply): () => void {
  let counted = true;
  const free = (): void => {
    if (counted) counts.set(passage, countOf(counts, passage) - 1);
    counted = false;
  };
  counts.set(passage, countOf(counts, passage) + 1);
  raw.once('close', free);
  return free;
}

const tooLarge = (largestBodyBytes: number) => new Rejection('BODY_TOO_LARGE', { max: largestBodyBytes / 1024 });

/** Our own "no" that ended the body on its way. */
const refusalIn = (error: unknown): Rejection | undefined => {
  if (error instanceof Rejection) return error;
  return error instanceof Error && error.cause ? refusalIn(error.cause) : undefined;
};

/** For bodies that do not say their length: ends the upload when it is too long, whatever was promised. */
class Cap extends Transform {
  private received = 0;

  constructor(
    private readonly most: number,
    private readonly stop: () => void,
  ) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: TransformCallback): void {
    this.received += chunk.length;
    if (this.received <= this.most) return callback(null, chunk);
    this.stop();
    callback(tooLarge(this.most));
  }
}
