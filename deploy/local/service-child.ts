import { join } from 'node:path';
import { appRole, appUrl, databaseName } from '../database-urls.js';
import { mainOf, memoryFlags, nicenessOf, type Service } from '../services.js';
import { statusOf } from './ask-http.js';
import { startChild, type Child } from './child.js';
import { cacheFolder } from './places.js';
import { secret } from './secrets.js';
import type { Stack } from './stack-file.js';

const READY_DEADLINE_MS = 60_000;

export const databaseUrl = (stack: Stack, service: Service): string =>
  appUrl(stack.database.adminUrl, databaseName(service.name), appRole(service.name), secret(stack.secretsDir, 'app-database-password'));

/** The gateway asks everybody. */
const urlsFor = ({ name: asking, asks = [] }: Service, { services }: Stack): Record<string, string> =>
  Object.fromEntries(
    Object.entries(services).flatMap(([name, { url }]) =>
      asking === 'gateway' || asks.includes(name) ? [[`${name.toUpperCase()}_URL`, url]] : [],
    ),
  );

/** Set by whoever starts the stack, and passed on only when they are. */
const passedOn = [
  'PATH',
  'HOME',
  'TZ',
  'LOG_LEVEL',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_BSP_SCHEDULE_DELAY',
  'SMTP_URL',
  'WEBHOOK_URL',
  'COST_PER_MINUTE',
];

/** Where a service keeps files of its own. The witness gets nothing of the stack's secrets but the public key of the ledger. */
const ownFolders: Record<string, (stack: Stack) => NodeJS.ProcessEnv> = {
  audit: ({ home }) => ({ CHECKPOINT_DIR: join(home, 'checkpoints') }),
  witness: ({ home, secretsDir }) => ({
    WITNESS_DIR: join(home, 'witness'),
    LEDGER_VERIFIER_KEY_FILE: join(secretsDir, 'ledger-verifier-key'),
    SECRETS_DIR: '',
  }),
};

const environment = (stack: Stack, service: Service): NodeJS.ProcessEnv => {
  const { port } = new URL(stack.services[service.name]?.url ?? '');
  return {
    ...Object.fromEntries(passedOn.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    // One arena of the allocator: 4 MB a service, and no slower.
    MALLOC_ARENA_MAX: '1',
    NODE_COMPILE_CACHE: join(cacheFolder(), 'node'),
    LINLI_ENV: 'local',
    SERVICE_NAME: service.name,
    HOST: '127.0.0.1',
    PORT: port || '80',
    ...(service.database && { DATABASE_URL: databaseUrl(stack, service) }),
    ...urlsFor(service, stack),
    KAFKA_BROKERS: stack.kafka.brokers,
    TOPIC_PREFIX: stack.topicPrefix,
    SECRETS_DIR: stack.secretsDir,
    PUBLIC_URL: stack.publicUrl,
    IDENTITY_ISSUER: `${stack.publicUrl}/oidc`,
    IDENTITY_JWKS_URL: `${stack.services['identity']?.url ?? stack.publicUrl}/oidc/jwks`,
    CLOCK_FILE: stack.clockFile,
    ...ownFolders[service.name]?.(stack),
  };
};

/** Starts a service and resolves when its `/readyz` says yes; a service that cannot is ended before this rejects. */
export const startService = async (stack: Stack, service: Service, born: (child: Child, port: number) => void): Promise<Child> => {
  const url = stack.services[service.name]?.url ?? '';
  const child = startChild({
    name: service.name,
    command: process.execPath,
    args: [...memoryFlags(service), mainOf(service.name) ?? ''],
    env: environment(stack, service),
    niceness: nicenessOf(service),
    log: join(stack.home, 'logs', `${service.name}.log`),
  });
  born(child, Number(new URL(url).port));
  try {
    await child.ready(READY_DEADLINE_MS, async () => ((await statusOf(`${url}/readyz`)) === 200 ? true : undefined));
  } catch (error) {
    await child.stop('SIGTERM', 2_000);
    throw error;
  }
  return child;
};
