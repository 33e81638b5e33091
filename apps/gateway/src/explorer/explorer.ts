import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type GatewayConfig, GatewaySettings } from '../gateway.config.js';
import { examples, isPersona, type Persona } from './examples.js';

/** Everything the page needs is in it; the browser refuses whatever would come from elsewhere or go there. */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** GraphiQL at `GET /graphql` and `/graphiql`, never in production; `?persona=doctor` opens the tabs of another persona. */
@Injectable()
export class Explorer implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost<FastifyAdapter>,
    @Inject(GatewaySettings) private readonly config: GatewayConfig,
  ) {}

  onModuleInit(): void {
    if (this.config.LINLI_ENV === 'production') return;
    const instance = this.adapterHost.httpAdapter.getInstance();
    for (const path of ['/graphql', '/graphiql'])
      instance.get(path, async (request: FastifyRequest, reply: FastifyReply) => show(request, reply));
  }
}

async function show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const wanted = (request.query as Record<string, unknown>)['persona'];
  const page = await render(isPersona(wanted) ? wanted : 'committee-worker');
  return reply
    .headers({ 'content-security-policy': policy, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    .type('text/html; charset=utf-8')
    .send(page);
}

async function render(persona: Persona): Promise<string> {
  // Nine megabytes of page: loaded when somebody looks, not by every gateway that starts.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const headers = JSON.stringify({ authorization: `Bearer <npx linli token ${persona}>`, 'x-linli-language': 'en' }, null, 2);
  const defaultTabs = examples[persona].map(({ query, variables }) => ({ query, variables: JSON.stringify(variables, null, 2), headers }));
  return renderGraphiQL({
    title: `Linli: ${persona}`,
    defaultTabs,
    headers,
    subscriptionsProtocol: 'SSE',
    defaultEditorToolsVisibility: 'headers',
  });
}
