import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IdentitySettings, type IdentityConfig } from '../identity.config.js';
import { OpenIdProvider } from './provider.js';

const prefix = '/oidc';

/** Puts the provider under `/oidc`. It reads bodies itself, so its routes live in a scope without body parsers. */
@Injectable()
export class OidcMount implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost<FastifyAdapter>,
    private readonly openId: OpenIdProvider,
    @Inject(IdentitySettings) private readonly config: IdentityConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    const answer = this.openId.provider.callback();
    await this.adapterHost.httpAdapter.getInstance().register((scope, _options, done) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
      scope.all(`${prefix}/*`, async (request: FastifyRequest, reply: FastifyReply) => {
        reply.hijack();
        await answer(this.asPublic(request.raw), reply.raw);
      });
      done();
    });
  }

  /** The request as the public sees it, whatever address it took inside. */
  private asPublic(raw: FastifyRequest['raw']): FastifyRequest['raw'] {
    const { host, protocol } = new URL(this.config.IDENTITY_ISSUER);
    raw.headers['x-forwarded-host'] = host;
    raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    return Object.assign(raw, { originalUrl: raw.url, url: raw.url?.slice(prefix.length) });
  }
}
