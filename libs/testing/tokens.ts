import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Grant } from '#platform/actor.js';
import { audience } from '#platform/token.js';

export interface TestIssuer {
  issuer: string;
  jwksUrl: string;
  /** A token like those of the identity service; two factors unless `amr` says otherwise. */
  tokenFor(grants: readonly Grant[], options?: { subject?: string; amr?: string[]; phoneIndex?: string }): Promise<string>;
  stop(): Promise<void>;
}

/** An issuer of its own keys for a spec of one service: real signatures over real HTTP, without the identity service. */
export async function startTestIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const kid = randomUUID();
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' }] });
  const server = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(keys));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    jwksUrl: `${issuer}/jwks`,
    tokenFor: (grants, { subject = randomUUID(), amr = ['pwd', 'otp'], phoneIndex } = {}) =>
      new SignJWT({ kind: 'person', amr, grants: [...grants], ...(phoneIndex && { phone_index: phoneIndex }) })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('10m')
        .sign(privateKey),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
