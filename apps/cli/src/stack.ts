import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from './cli-error.js';

/** Where the system is that this command talks to. */
export interface Place {
  publicUrl: string;
  /** Only on the machine of a local stack. */
  local?: {
    home: string;
    secretsDir: string;
    clockFile: string;
    identityUrl: string;
    brokers: string;
    topicPrefix: string;
    services: Record<string, { url: string }>;
  };
}

interface StackFile {
  state: string;
  publicUrl: string;
  home: string;
  secretsDir: string;
  clockFile: string;
  topicPrefix: string;
  kafka: { brokers: string };
  services: Record<string, { url: string }>;
}

const home = (): string => process.env['LINLI_HOME'] ?? '.local';

/** LINLI_URL names a system; without it the local stack is meant, as its `stack.json` says. */
export function findPlace(): Place {
  const remote = process.env['LINLI_URL'];
  if (remote) return { publicUrl: remote, local: fromEnvironment() };
  const stack = readStackFile();
  if (!stack) throw new CliError('There is no running stack here. Start one with: npm start', 4);
  const { publicUrl, secretsDir, clockFile, topicPrefix, kafka, services } = stack;
  const identityUrl = services['identity']?.url ?? publicUrl;
  return { publicUrl, local: { home: stack.home, secretsDir, clockFile, identityUrl, brokers: kafka.brokers, topicPrefix, services } };
}

/** @throws CliError when this is not the machine of a local stack. */
export function localPlace(): NonNullable<Place['local']> & { publicUrl: string } {
  const { publicUrl, local } = findPlace();
  if (!local) throw new CliError('This works on the machine of a local stack only.', 5);
  return { publicUrl, ...local };
}

/** The one-shot jobs of a container stack are told by their environment what `stack.json` says elsewhere. */
function fromEnvironment(): Place['local'] {
  const { SECRETS_DIR: secretsDir, IDENTITY_URL: identityUrl, KAFKA_BROKERS: brokers, LINLI_ENV: kind } = process.env;
  if (kind !== 'local' || !secretsDir || !identityUrl || !brokers) return undefined;
  const services: Record<string, { url: string }> = {};
  for (const [variable, url = ''] of Object.entries(process.env)) {
    const name = /^(?!LINLI_|PUBLIC_)([A-Z]+)_URL$/.exec(variable)?.[1];
    if (name) services[name.toLowerCase()] = { url };
  }
  return {
    home: home(),
    secretsDir,
    clockFile: join(home(), 'clock.json'),
    identityUrl,
    brokers,
    topicPrefix: process.env['TOPIC_PREFIX'] ?? '',
    services,
  };
}

function readStackFile(): StackFile | undefined {
  try {
    return JSON.parse(readFileSync(join(home(), 'stack.json'), 'utf8')) as StackFile;
  } catch {
    return undefined;
  }
}

export const secret = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8').trim();
