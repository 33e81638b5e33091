import { join } from 'node:path';
import { databaseName, onDatabase } from '../../../deploy/database-urls.js';
import { checkout } from '../../../deploy/local/places.js';
import { signed, x, y } from '../../../bench/gate-checks/device-key.js';
import { device } from '../../../bench/gate-checks/some-checks.js';
import { asOwner, someSecrets, withEngines } from '../../../bench/harness/engines.js';
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
      await asOwner(
        engines,
        'passes',
        `SET app.scope = '*'`,
        `INSERT INTO device (id, gate_id, path, state, code_hash, code_expires_at, x, y, invited_by, version)
         VALUES ('${device.id}', '${device.gateId}', '${device.path}', 'enrolled', '\\x00', now(), '${x}', '${y}', 'lab', 1)`,
      );
      const main = join(checkout, 'dist', 'apps', 'gateway', 'src', 'main.js');
      const env = {
        ...{ SERVICE_NAME: 'gateway', SECRETS_DIR: process.env['SECRETS_DIR'], LOG_LEVEL: 'error', LINLI_ENV: 'local' },
        ...{ KAFKA_BROKERS: engines.kafka.brokers, IDENTITY_ISSUER: nobody, IDENTITY_JWKS_URL: nobody, PASSES_URL: passes.url },
        ...Object.fromEntries(services.map((name) => [`${name.toUpperCase()}_URL`, nobody])),
      };
      const gateway = await start(startProgram('gateway', join(engines.home, 'logs'), [...small, main], '/readyz', env));
      const door: GateDoor = {
        ...{ url: `${gateway.url}/api/gate/checks`, headers: { authorization: `Bearer ${await signed()}` } },
        ...{ databaseUrl: onDatabase(engines.postgres.url, databaseName('passes')), brokers: engines.kafka.brokers },
      };
      resolve(await work(door));
    }),
  );
  return promise;
}
