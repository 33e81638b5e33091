import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../../deploy/local/places.js';
import { databaseName, onDatabase } from '../../../deploy/database-urls.js';
import { enrol, signed } from '../../../bench/gate-checks/device-key.js';
import { serviceSource, someSecrets, withEngines } from '../../../bench/harness/engines.js';
import { flagsOf, startProgram, startService, withPrograms } from '../../../bench/harness/programs.js';
import { startFileOf } from '../../../bench/harness/profiling.js';
import { committee, keepHouseholds, openRound } from '../../../bench/mask-round/round.js';
import type { Grant } from '#platform/actor.js';
import { startTestIssuer } from '../tokens.js';

export interface Headers {
  authorization: string;
}

export interface Door {
  /** Of the gateway. */
  url: string;
  /** A device that is enrolled, somebody who books for households of a committee, somebody who looks at the whole district. */
  device: Headers;
  worker: Headers;
  leader: Headers;
  /** Booked for in the round, which has packs for all. */
  households: readonly string[];
  roundId: string;
  databaseUrl(service: string): string;
  brokers: string;
}

const nobody = 'http://127.0.0.1:9';
const absent = ['identity', 'screening', 'notifications', 'audit'];
const district = '310000000000.310105000000';
const packs = 1_000_000;

/** The gateway with registration, passes and supplies as the stack runs them, on engines of their own. */
export async function behindTheDoor<Result>(work: (door: Door) => Promise<Result>): Promise<Result> {
  const { promise, resolve } = Promise.withResolvers<Result>();
  await withEngines((engines) =>
    withPrograms(async (start) => {
      someSecrets(engines);
      const issuer = await startTestIssuer();
      const identity = { IDENTITY_ISSUER: issuer.issuer, IDENTITY_JWKS_URL: issuer.jwksUrl };
      const supplies = await serviceSource(engines, 'supplies');
      const households = Array.from({ length: 2_000 }, () => randomUUID());
      await keepHouseholds(supplies, households);
      const roundId = await openRound(supplies, packs);
      await supplies.destroy();
      const urls: Record<string, string> = Object.fromEntries(absent.map((name) => [name, nobody]));
      for (const name of ['registration', 'passes', 'supplies'])
        urls[name] = (await start(startService(engines, name, { env: identity, behindGateway: true }))).url;
      await enrol(engines);
      const env = {
        ...{ SERVICE_NAME: 'gateway', SECRETS_DIR: process.env['SECRETS_DIR'], LOG_LEVEL: 'error', LINLI_ENV: 'local' },
        ...{ KAFKA_BROKERS: engines.kafka.brokers, ...identity, COST_PER_MINUTE: String(2 ** 50) },
        ...Object.fromEntries(Object.entries(urls).map(([name, url]) => [`${name.toUpperCase()}_URL`, url])),
      };
      const { url } = await start(
        startProgram('gateway', join(engines.home, 'logs'), [...flagsOf('gateway'), startFileOf('gateway')], '/readyz', env),
      );
      const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });
      const as = async (role: Grant['role'], scope: string) => bearer(await issuer.tokenFor([{ role, scope }]));
      await loadAreas(url, await as('operator', '310000000000'));
      const door: Door = {
        ...{
          url,
          device: bearer(await signed()),
          worker: await as('committee-worker', committee),
          leader: await as('district-leader', district),
        },
        ...{ households, roundId, brokers: engines.kafka.brokers },
        databaseUrl: (service) => onDatabase(engines.postgres.url, databaseName(service)),
      };
      try {
        resolve(await work(door));
      } finally {
        await issuer.stop();
      }
    }),
  );
  return promise;
}

async function loadAreas(url: string, headers: Headers): Promise<void> {
  const body = readFileSync(join(checkout, 'samples', 'areas', '310105-changning-2023.csv'));
  const { ok, status } = await fetch(`${url}/api/areas?year=2023`, {
    method: 'POST',
    body,
    headers: { ...headers, 'content-type': 'text/csv' },
  });
  if (!ok) throw new Error(`the areas were answered with ${status}`);
}
