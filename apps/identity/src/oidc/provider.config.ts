import { createPrivateKey, hkdfSync } from 'node:crypto';
import { interactionPolicy, type ClientMetadata, type Configuration, type JWK, type UnknownObject } from 'oidc-provider';
import { readSecret } from '#platform/config.js';
import { audience, longestTokenLife } from '#platform/token.js';
import type { IdentityConfig } from '../identity.config.js';

/** Seconds: one shift. Nobody stays signed in longer, however often the tokens are renewed. */
const shift = 12 * 3_600;
const resource = `urn:${audience}`;

const publicClient = { token_endpoint_auth_method: 'none', response_types: ['code'] } as const;

/** Our own programs. They hold no secret: the proof is PKCE. */
const ownClients = ({ PUBLIC_URL }: IdentityConfig): ClientMetadata[] => [
  {
    ...publicClient,
    client_id: 'linli-web',
    // A browser renews by its session with us: what it is never given, nobody can steal from it.
    grant_types: ['authorization_code'],
    redirect_uris: [`${PUBLIC_URL}/signed-in`],
    post_logout_redirect_uris: [`${PUBLIC_URL}/`],
  },
  {
    ...publicClient,
    client_id: 'linli-cli',
    grant_types: ['authorization_code', 'refresh_token'],
    application_type: 'native',
    redirect_uris: ['http://127.0.0.1/signed-in'],
  },
];

/** Nobody is asked to consent to the house's own programs. */
function policyWithoutConsent(): interactionPolicy.DefaultPolicy {
  const prompts = interactionPolicy.base();
  prompts.get('consent')?.checks.remove('native_client_prompt');
  return prompts;
}

/** In the language that the program speaks; the page itself knows which ones there are. */
const interactionAddress = (_context: unknown, { uid, params }: { uid: string; params: UnknownObject }): string => {
  const language = params['ui_locales'];
  return `/oidc/interaction/${uid}${typeof language === 'string' ? `?${new URLSearchParams({ language }).toString()}` : ''}`;
};

const features: NonNullable<Configuration['features']> = {
  devInteractions: { enabled: false },
  userinfo: { enabled: false },
  dPoP: { enabled: false },
  pushedAuthorizationRequests: { enabled: false },
  clientCredentials: { enabled: true },
  revocation: { enabled: true },
  resourceIndicators: {
    enabled: true,
    defaultResource: () => resource,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      scope: '',
      audience,
      accessTokenTTL: longestTokenLife,
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: 'ES256' } },
    }),
  },
};

/** The private key as the provider wants it; refuses anything but an EC key on P-256. */
function signingKey(): JWK {
  const key = JSON.parse(readSecret('identity-signing-key.json')) as JWK;
  createPrivateKey({ key: { ...key }, format: 'jwk' });
  if (key.crv !== 'P-256') throw new Error('identity-signing-key.json holds no P-256 key');
  return { ...key, use: 'sig', alg: 'ES256' };
}

const cookieKey = (): string =>
  Buffer.from(hkdfSync('sha256', Buffer.from(readSecret('kek'), 'base64'), '', 'identity cookies', 32)).toString('base64url');

/** Everything of the provider that needs no database. */
export const fixedConfiguration = (config: IdentityConfig): Configuration => ({
  clients: ownClients(config),
  jwks: { keys: [signingKey()] },
  cookies: { keys: [cookieKey()] },
  features,
  scopes: ['openid', 'offline_access'],
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  pkce: { required: () => true },
  interactions: { policy: policyWithoutConsent(), url: interactionAddress },
  ttl: {
    AccessToken: longestTokenLife,
    AuthorizationCode: 60,
    ClientCredentials: longestTokenLife,
    Grant: shift,
    IdToken: longestTokenLife,
    Interaction: 900,
    RefreshToken: shift,
    Session: shift,
  },
  issueRefreshToken: (_context, client) => Promise.resolve(client.grantTypeAllowed('refresh_token')),
  rotateRefreshToken: () => true,
});
