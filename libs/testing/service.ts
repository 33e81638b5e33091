import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '#platform/clock.js';
import { readSecret } from '#platform/config.js';
import type { Grant } from '#platform/actor.js';
import { brokers, eventually, freshDatabase, secretsDir, type TestDatabase, topicPrefix } from './stack.js';
import { startTestIssuer, type TestIssuer } from './tokens.js';

export interface GraphAnswer<Data> {
  data?: Data | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; params?: Record<string, unknown> } }[];
}

export interface ServiceUnderTest {
  app: NestFastifyApplication;
  url: string;
  database: TestDatabase;
  /** Prefix of this file's topics. */
  prefix: string;
  issuer: TestIssuer;
  /** A caller whose requests come through the gateway. */
  as(grants: readonly Grant[], options?: { subject?: string; amr?: string[]; language?: string; phoneIndex?: string }): Promise<TestCaller>;
  /** What the service takes for now. */
  now(): Date;
  /** Moves its clock, and waits until it has looked. */
  moveTo(instant: Date): Promise<void>;
  stop(): Promise<void>;
}

export interface TestCaller {
  token: string;
  graphql<Data>(query: string, variables?: Record<string, unknown>): Promise<GraphAnswer<Data>>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/**
 * One service in this process, over HTTP, with a database, a clock and topics of its own on the real broker.
 * @param begin what it takes for now at first, when that is another day
 */
export async function startServiceUnderTest(service: string, load: () => Promise<Type>, begin?: Date): Promise<ServiceUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-clock-'));
  const clockFile = join(folder, 'clock.json');
  const setOffset = (offsetMs: number): void => writeFileSync(clockFile, JSON.stringify({ offsetMs }));
  if (begin) setOffset(begin.getTime() - Date.now());
  const [database, issuer, prefix] = [await freshDatabase(service), await startTestIssuer(), topicPrefix()];
  Object.assign(process.env, {
    ...{ LINLI_ENV: 'test', LOG_LEVEL: 'error', SERVICE_NAME: service, PORT: '0', DATABASE_URL: database.appUrl },
    ...{ KAFKA_BROKERS: brokers(), TOPIC_PREFIX: prefix, SECRETS_DIR: secretsDir() },
    ...{ IDENTITY_ISSUER: issuer.issuer, IDENTITY_JWKS_URL: issuer.jwksUrl, CLOCK_FILE: clockFile },
  });
  await makeTopics(prefix);
  // The data source reads its address when it is loaded.
  const { create } = await import('#platform/start.js');
  const app = await create(await load());
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const caller = async (
    grants: readonly Grant[],
    options: { subject?: string; amr?: string[]; language?: string; phoneIndex?: string } = {},
  ) => callerWith(url, await issuer.tokenFor(grants, options), options.language ?? 'en');
  const now = (): Date => app.get(Clock).now();
  const moveTo = async (instant: Date): Promise<void> => {
    const offsetMs = instant.getTime() - Date.now();
    setOffset(offsetMs);
    await eventually(() => Math.abs(now().getTime() - Date.now() - offsetMs) < 2_000);
  };
  const stop = async (): Promise<void> => {
    delete process.env['CLOCK_FILE'];
    await app.close();
    rmSync(folder, { recursive: true });
    await issuer.stop();
    await database.drop();
  };
  return { app, url, database, prefix, issuer, as: caller, now, moveTo, stop };
}

/**
 * Topics for one spec file. Two partitions differ as much as six do, and a broker with the thousands that all files would need
 * is slow for everybody.
 */
export async function makeTopics(prefix: string): Promise<void> {
  const [{ ensureTopics }, { topics }] = await Promise.all([import('#messaging/topics.js'), import('#contracts/registry.js')]);
  await ensureTopics(
    brokers(),
    prefix,
    topics.map((topic) => ({ ...topic, partitions: Math.min(topic.partitions, 2) })),
  );
}

function callerWith(url: string, token: string, language: string): TestCaller {
  const fetchAs = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new URL(path, url), {
      ...init,
      headers: {
        authorization: `Bearer ${token}`,
        'x-linli-gateway': readSecret('gateway-token'),
        'x-linli-language': language,
        'x-request-id': randomUUID(),
        ...(init.headers as Record<string, string> | undefined),
      },
    });
  const graphql = async <Data>(query: string, variables: Record<string, unknown> = {}): Promise<GraphAnswer<Data>> => {
    const body = JSON.stringify({ query, variables });
    const response = await fetchAs('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return (await response.json()) as GraphAnswer<Data>;
  };
  return { token, graphql, fetch: fetchAs };
}
