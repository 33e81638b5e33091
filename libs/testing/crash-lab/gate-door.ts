import { join } from 'node:path';
import { databaseName, onDatabase } from '../../../deploy/database-urls.js';
import { mainOf } from '../../../deploy/services.js';
import { enrol, signed } from '../../../bench/gate-checks/device-key.js';
import { someSecrets, withEngines } from '../../../bench/harness/engines.js';
import { small, startProgram, startService, withPrograms } from '../../../bench/harness/programs.js';

export interface GateDoor {
  /** Where devices tell their checks, at the gateway. */
  url: string;
  headers: { authorization: string };
  /** Of the superuser. */
  databaseUrl: string;
  brokers: string;
}

const services = ['identity', 'registration', 'screening', 'supplies', 'notifications', 'audit'];
const nobody = 'http://127.0.0.1:9';

/** The gateway and the passes service as the stack runs them, on engines of their own, and one device that is enrolled. */
export async function behindTheDoor<Result>(work: (door: GateDoor) => Promise<Result>): Promise<Result> {
  const { promise, resolve } = Promise.withResolvers<Result>();
  await withEngines((engines) =>
    withPrograms(async (start) => {
      someSecrets(engines);
      const passes = await start(startService(engines, 'passes'));
      await enrol(engines);
      const env = {
        ...{ SERVICE_NAME: 'gateway', SECRETS_DIR: process.env['SECRETS_DIR'], LOG_LEVEL: 'error', LINLI_ENV: 'local' },
        ...{ KAFKA_BROKERS: engines.kafka.brokers, IDENTITY_ISSUER: nobody, IDENTITY_JWKS_URL: nobody, PASSES_URL: passes.url },
        ...Object.fromEntries(services.map((name) => [`${name.toUpperCase()}_URL`, nobody])),
      };
      const gateway = await start(startProgram('gateway', join(engines.home, 'logs'), [...small, mainOf('gateway')!], '/readyz', env));
      const door: GateDoor = {
        ...{ url: `${gateway.url}/api/gate/checks`, headers: { authorization: `Bearer ${await signed()}` } },
        ...{ databaseUrl: onDatabase(engines.postgres.url, databaseName('passes')), brokers: engines.kafka.brokers },
      };
      resolve(await work(door));
    }),
  );
  return promise;
}
