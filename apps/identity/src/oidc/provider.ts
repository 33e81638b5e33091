import { Inject, Injectable } from '@nestjs/common';
import { errors, Provider, type AccessToken, type ClientCredentials, type KoaContextWithOIDC, type UnknownObject } from 'oidc-provider';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Log } from '#platform/log.token.js';
import { asService } from '#platform/scope.js';
import { grantsOf } from '../grant/grants-of.js';
import { IdentitySettings, type IdentityConfig } from '../identity.config.js';
import { Person } from '../person/person.entity.js';
import { plainPage } from '../sign-in/page.js';
import { logoutPage } from '../sign-in/logout.page.js';
import { OidcStore } from './oidc-store.js';
import { fixedConfiguration } from './provider.config.js';

/** The OpenID provider with its memory, people and claims. */
@Injectable()
export class OpenIdProvider {
  readonly provider: Provider;

  constructor(
    @Inject(IdentitySettings) config: IdentityConfig,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(Log) log: Logger,
  ) {
    this.provider = new Provider(config.IDENTITY_ISSUER, {
      ...fixedConfiguration(config),
      adapter: (kind: string) => new OidcStore(dataSource, kind),
      findAccount: (_context, id) => this.account(id),
      extraTokenClaims: (context, token) => this.claims(context, token),
      loadExistingGrant: (context) => this.consent(context),
      renderError: (context, out) => plainPage(context, 'failed', out.error),
      features: { ...fixedConfiguration(config).features, rpInitiatedLogout: logoutPage },
    });
    // The mount sets these headers from the issuer, so every address in an answer is the public one.
    this.provider.proxy = true;
    this.provider.on('server_error', (_context, error) => log.error({ err: error }, 'the provider failed'));
  }

  private async account(id: string) {
    const known = await asService(this.dataSource, 'oidc', (tx) => tx.existsBy(Person, { id }));
    return known ? { accountId: id, claims: () => ({ sub: id }) } : undefined;
  }

  /** Read anew for every token, so that a grant ends at most ten minutes after it was revoked. */
  private async claims(context: KoaContextWithOIDC, token: AccessToken | ClientCredentials): Promise<UnknownObject> {
    const person = 'accountId' in token ? token.accountId : undefined;
    const subject = person ?? token.clientId ?? '';
    const grants = await asService(this.dataSource, 'oidc', (tx) => grantsOf(tx, subject, this.clock.now()));
    if (grants.length === 0) throw new errors.InvalidGrant('nothing is granted');
    const { AuthorizationCode: code, RefreshToken: refresh } = context.oidc.entities;
    const amr = person ? ((refresh ?? code)?.amr ?? ['pwd']) : ['swk'];
    const service = grants.some(({ role }) => role === 'service');
    return { grants, amr, kind: person ? 'person' : service ? 'service' : 'client' };
  }

  private async consent({ oidc }: KoaContextWithOIDC) {
    const { client, session, result } = oidc;
    const known = result?.consent?.grantId ?? (client && session?.grantIdFor(client.clientId));
    const grant = known ? await this.provider.Grant.find(known) : undefined;
    if (grant) return grant;
    const fresh = new this.provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
    fresh.addOIDCScope('openid offline_access');
    await fresh.save();
    return fresh;
  }
}
