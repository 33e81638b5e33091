import { createServer, request as httpRequest } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readSecret } from '#platform/config.js';
import { TokenVerifier } from '#platform/token.js';
import { makeTopics } from '#testing/service.js';
import { brokers, freshDatabase, secretsDir, type TestDatabase, topicPrefix } from '#testing/stack.js';
import { freePort } from '../../../deploy/local/free-port.js';

const subdistrict = '310000000000.310105000000.310105008000';
export const committee = `${subdistrict}.310105008020`;
export const sibling = `${subdistrict}.310105008002`;

export const demoPersons = [
  { handle: 'committee-lead', role: 'committee-lead', scope: committee },
  { handle: 'committee-worker', role: 'committee-worker', scope: committee },
  { handle: 'doctor', role: 'doctor', scope: subdistrict },
  { handle: 'gate-keeper', role: 'gate-keeper', scope: committee },
  { handle: 'operator', role: 'operator', scope: '310000000000' },
];

export interface IdentityUnderTest {
  app: NestFastifyApplication;
  database: TestDatabase;
  /** Prefix of this file's topics. */
  prefix: string;
  /** What the public sees; the service itself listens elsewhere and is called by another name. */
  publicUrl: string;
  verifier: TokenVerifier;
  gatewayToken: string;
  /** A request that came through the gateway, with this token. */
  call(
    path: string,
    token: string | undefined,
    method?: string,
    body?: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  stop(): Promise<void>;
}

/** Passes everything on like the gateway does: to an inside address, under an inside name. */
function gateway(publicPort: number, insidePort: number) {
  const server = createServer((incoming, outgoing) => {
    const headers = { ...incoming.headers, host: 'identity:3001', 'x-forwarded-for': incoming.socket.remoteAddress };
    const inside = httpRequest({ host: '127.0.0.1', port: insidePort, path: incoming.url, method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    inside.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(inside);
  });
  server.listen(publicPort, '127.0.0.1');
  return server;
}

async function startService(database: TestDatabase, publicUrl: string, port: number, prefix: string): Promise<NestFastifyApplication> {
  Object.assign(process.env, {
    LINLI_ENV: 'test',
    LOG_LEVEL: 'error',
    SERVICE_NAME: 'identity',
    PORT: String(port),
    DATABASE_URL: database.appUrl,
    SECRETS_DIR: secretsDir(),
    KAFKA_BROKERS: brokers(),
    TOPIC_PREFIX: prefix,
    PUBLIC_URL: publicUrl,
    IDENTITY_ISSUER: `${publicUrl}/oidc`,
    IDENTITY_JWKS_URL: `http://127.0.0.1:${port}/oidc/jwks`,
  });
  await makeTopics(prefix);
  // The data source reads its address when it is loaded.
  const { IdentityModule } = await import('../src/identity.module.js');
  const { create } = await import('#platform/start.js');
  const app = await create(IdentityModule);
  await app.listen(port, '127.0.0.1');
  return app;
}

export async function identityUnderTest(): Promise<IdentityUnderTest> {
  const database = await freshDatabase('identity');
  const [publicPort, port] = [await freePort(), await freePort()];
  const publicUrl = `http://127.0.0.1:${publicPort}`;
  const prefix = topicPrefix();
  const app = await startService(database, publicUrl, port, prefix);
  const proxy = gateway(publicPort, port);
  const gatewayToken = readSecret('gateway-token');
  const call: IdentityUnderTest['call'] = async (path, token, method = 'GET', body) => {
    const headers = {
      'x-linli-gateway': gatewayToken,
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    };
    const answer = await fetch(new URL(path, publicUrl), { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const stop = async (): Promise<void> => {
    proxy.close();
    proxy.closeAllConnections();
    await app.close();
    await database.drop();
  };
  await call('/identity/demo-persons', undefined, 'POST', demoPersons);
  return { app, database, prefix, publicUrl, verifier: app.get(TokenVerifier), gatewayToken, call, stop };
}
