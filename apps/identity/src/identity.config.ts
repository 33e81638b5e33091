import { z } from 'zod';
import { platformConfig, readConfig } from '#platform/config.js';

const identityConfig = platformConfig.pick({ LINLI_ENV: true, SECRETS_DIR: true }).extend({
  /** Public address of the provider. Its path is fixed, because pages and cookies lie below it. */
  IDENTITY_ISSUER: z.url().refine((issuer) => new URL(issuer).pathname === '/oidc', 'must end in /oidc'),
  PUBLIC_URL: z.url(),
});

export type IdentityConfig = z.infer<typeof identityConfig>;
export const readIdentityConfig = (): IdentityConfig => readConfig(identityConfig);

/** Injection token. */
export const IdentitySettings = Symbol('IdentitySettings');
