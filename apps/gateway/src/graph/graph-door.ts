import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { readSecret } from '#platform/config.js';
import { languageOf } from '#platform/language.js';
import { Log } from '#platform/log.token.js';
import { statusOf } from '#platform/problem.filter.js';
import { Rejection } from '#platform/rejection.js';
import { TokenVerifier } from '#platform/token.js';
import { checkTexts } from '#platform/whole-text.js';
import { headersOnward, type Asker } from './asker.js';
import { worded } from './errors.js';
import { Graph } from './graph.js';

const path = '/graphql';
const bodyLimitBytes = 64 * 1024;
const badRequest = new Set<Rejection['code']>(['QUERY_INVALID', 'BATCH_NOT_ALLOWED']);

/** `POST /graphql`: asks who comes before it reads what they want, and takes one JSON operation, so no foreign page can send it. */
@Injectable()
export class GraphDoor implements OnModuleInit {
  private readonly gatewayToken = readSecret('gateway-token');

  constructor(
    private readonly adapterHost: HttpAdapterHost<FastifyAdapter>,
    private readonly graph: Graph,
    private readonly tokens: TokenVerifier,
    @Inject(Log) private readonly log: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.adapterHost.httpAdapter.getInstance().register((scope, _options, done) => {
      this.mount(scope);
      done();
    });
  }

  private mount(scope: FastifyInstance): void {
    const askers = new WeakMap<FastifyRequest, Asker>();
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: bodyLimitBytes }, (_request, body, done) =>
      parsed(String(body), done),
    );
    scope.setErrorHandler((error, request, reply) => this.refuse(error, request, reply));
    const onRequest = async (request: FastifyRequest, reply: FastifyReply) => void askers.set(request, await this.askerOf(request, reply));
    scope.post(path, { onRequest }, async (request, reply) => this.answer(request, reply, askers.get(request)!));
  }

  private async askerOf(request: FastifyRequest, reply: FastifyReply): Promise<Asker> {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const stillKnown = () => this.tokens.verified(request);
    return {
      actor: await stillKnown(),
      headers: headersOnward(request.headers, request.id, this.gatewayToken),
      gone: gone.signal,
      stillKnown,
    };
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, asker: Asker): Promise<FastifyReply> {
    const text = textIn(request.body);
    const { shared, budget, lanes } = this.graph;
    const key = shared.keyOf(asker.actor, [request.body, request.headers.accept]);
    const known = shared.find(key, asker.actor, performance.now());
    if (known) {
      budget.charge(asker.actor.subject, known.cost, performance.now());
      return headed(reply, request).type(known.contentType).send(known.body);
    }
    lanes.turnAway(text);
    Object.assign(request.raw, { body: request.body }); // read already, with its limit
    const response = await this.graph.runtime.handleNodeRequestAndResponse(request.raw, reply.raw, { asker });
    if (asker.lane) lanes.remember(text, asker.lane);
    response.headers.forEach((value, name) => void reply.header(name, value));
    headed(reply, request);
    if (asker.shareable) {
      const body = Buffer.from(await response.text()); // as bytes once, and not for each who gets it
      const contentType = response.headers.get('content-type') ?? 'application/json';
      shared.keep(key, { ...asker.shareable, body, contentType, cost: asker.cost ?? 0 });
      return reply.status(response.status).send(body);
    }
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (isStream) void reply.header('connection', 'close'); // a connection that idles after its stream would hold up a stop
    return reply.status(response.status).send(response.body ?? '');
  }

  private refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const rejection = this.rejectionOf(error, request.id);
    const status = rejection.code === 'FAULT' ? 500 : badRequest.has(rejection.code) ? 400 : statusOf(rejection.code);
    const { message, extensions } = worded(rejection, { language: languageOf(request.headers), requestId: request.id });
    const { http, ...shown } = extensions as { http?: { headers: Record<string, string> } };
    return reply
      .status(status)
      .headers({ ...http?.headers, 'cache-control': 'no-store' })
      .send({ errors: [{ message, extensions: shown }] });
  }

  private rejectionOf(error: unknown, requestId: string): Rejection {
    if (error instanceof Rejection) return error;
    const { statusCode } = error as FastifyError;
    if (statusCode === 413) return new Rejection('BODY_TOO_LARGE', { max: bodyLimitBytes / 1024 });
    if (statusCode === 415) return new Rejection('CONTENT_TYPE_NOT_ALLOWED', { expected: 'application/json' });
    if (statusCode && statusCode < 500) return new Rejection('QUERY_INVALID', { reason: 'the body is not JSON' });
    this.log.error({ err: error, requestId }, 'the door failed');
    return new Rejection('FAULT', { requestId });
  }
}

const headed = (reply: FastifyReply, { id }: FastifyRequest): FastifyReply =>
  reply.header('cache-control', 'no-store').header('x-request-id', id);

function parsed(body: string, done: (error: Error | null, value?: unknown) => void): void {
  try {
    done(null, JSON.parse(body));
  } catch {
    done(new Rejection('QUERY_INVALID', { reason: 'the body is not JSON' }));
  }
}

/** @throws Rejection for anything that is not one operation */
function textIn(body: unknown): string {
  if (Array.isArray(body)) throw new Rejection('BATCH_NOT_ALLOWED');
  if (body === undefined) throw new Rejection('CONTENT_TYPE_NOT_ALLOWED', { expected: 'application/json' });
  const { query, variables } = (body ?? {}) as { query?: unknown; variables?: unknown };
  if (typeof query !== 'string' || query === '') throw new Rejection('QUERY_INVALID', { reason: 'query is missing' });
  if (typeof variables === 'object' && variables !== null) checkTexts({ ...variables });
  return query;
}
