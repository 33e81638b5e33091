import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type GatewayConfig, GatewaySettings } from '../gateway.config.js';

/** Scripts come from here alone; the component library writes its styles into the page. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const pageHeaders = {
  'content-security-policy': policy,
  'cache-control': 'no-cache',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** Every address of the board is one page; which screen it shows, the page reads from its address. */
const addresses = ['/', '/signed-in', '/area/*'];
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Serves the built board from the same origin as the graph. A build without it serves none. */
@Injectable()
export class Board implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost<FastifyAdapter>,
    @Inject(GatewaySettings) private readonly config: GatewayConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    const root = this.config.BOARD_FOLDER;
    if (!existsSync(join(root, 'index.html'))) return;
    const instance = this.adapterHost.httpAdapter.getInstance();
    await instance.register(async (scope) => {
      await scope.register(fastifyStatic as never, {
        root: join(root, 'assets'),
        prefix: '/assets/',
        preCompressed: true,
        immutable: true,
        maxAge: '1y',
        index: false,
        setHeaders: (reply: FastifyReply) => void reply.header('x-content-type-options', 'nosniff'),
      });
      for (const address of addresses) scope.get(address, (request, reply) => this.show(root, request as never, reply as never));
    });
  }

  private async show(root: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const home = this.homeOf(request);
    if (home) return reply.redirect(home, 302);
    return reply.headers(pageHeaders).sendFile('index.html', root, { cacheControl: false, immutable: false });
  }

  /** People who sign in come back to the public address; on one machine `127.0.0.1` and `localhost` are two origins. */
  private homeOf({ hostname, url }: FastifyRequest): string | undefined {
    if (!this.config.PUBLIC_URL) return undefined;
    const { hostname: own, origin } = new URL(this.config.PUBLIC_URL);
    return own !== hostname && loopback.test(own) && loopback.test(hostname) ? origin + url : undefined;
  }
}
