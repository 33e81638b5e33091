import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { startChild, type Child } from './child.js';
import { freePort } from './free-port.js';
import { kafkaAnswers } from './kafka-asks.js';
import { classPath, kafkaJars } from './kafka-jars.js';
import { kafkaProperties, type KafkaPorts } from './kafka-settings.js';
import { cacheFolder, checkout } from './places.js';
import { run } from './run.js';

export interface KafkaSettings {
  /** Folder of the stack; the log of the broker goes to `<home>/kafka`. */
  home: string;
  /** Port of the last run, used again when it is free. */
  port?: number | undefined;
  behind?: KafkaPorts['behind'];
  /** Hears of the child at once, before it answers. */
  spawned?: (child: Child, port: number) => void;
}

export interface Kafka {
  /** `host:port`, as clients want it. */
  brokers: string;
  port: number;
  pid: number;
  ended: Promise<string>;
  stop(): Promise<void>;
  /** Ends the broker as a power cut would. */
  kill(): Promise<void>;
}

const START_DEADLINE_MS = 60_000;
const SMALL = ['-Xms32m', '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:MinHeapFreeRatio=10', '-XX:MaxHeapFreeRatio=30'];
const QUIET = ['-Xshare:auto', '-Xlog:disable', '-Xlog:all=error:stderr', '-XX:-UsePerfData'];

/**
 * Class data of the first run, kept when it ends, halve the start of the next ones. A Java of another version ignores the file,
 * so it belongs to one `java` and one set of jars; a half-written file cannot be taken for a whole one as Java checks it.
 */
const archive = async (jars: string): Promise<string[]> => {
  const version = createHash('sha256')
    .update(await run('java', ['-version']))
    .digest('hex')
    .slice(0, 8);
  const file = join(cacheFolder(), `${basename(jars)}-${version}.jsa`);
  return existsSync(file) && statSync(file).size > 0 ? [`-XX:SharedArchiveFile=${file}`] : [`-XX:ArchiveClassesAtExit=${file}`];
};

const java = async (jars: string): Promise<string[]> => [
  ...SMALL,
  ...QUIET,
  `-Dlog4j2.configurationFile=${join(checkout, 'deploy', 'local', 'kafka', 'log4j2.properties')}`,
  '-cp',
  classPath(jars),
];

/** The log folder gets its name when it is formatted, so an interrupted first start leaves nothing that looks complete. */
const format = async (folder: string, jars: string, ports: KafkaPorts): Promise<void> => {
  const half = `${folder}.half-made`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  const properties = `${folder}.format.properties`;
  writeFileSync(properties, kafkaProperties(half, ports));
  // May begin with "-", and would be an option of its own as the next argument.
  const cluster = Buffer.from(crypto.randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
  await run('java', [...(await java(jars)), 'kafka.tools.StorageTool', 'format', `--cluster-id=${cluster}`, '-c', properties]);
  rmSync(properties);
  renameSync(half, folder);
};

const serve = async (folder: string, jars: string, ports: KafkaPorts, home: string): Promise<Child> => {
  const properties = join(home, 'kafka.properties');
  writeFileSync(properties, kafkaProperties(folder, ports));
  const args = [...(await archive(jars)), ...(await java(jars)), 'kafka.Kafka', properties];
  return startChild({ name: 'Kafka', command: 'java', args, cwd: home, log: join(home, 'logs', 'kafka.log') });
};

/** Starts one broker on a loopback port and resolves when it answers. Its topics are kept between starts. */
export const startKafka = async (settings: KafkaSettings): Promise<Kafka> => {
  const jars = await kafkaJars();
  const folder = join(settings.home, 'kafka');
  mkdirSync(settings.home, { recursive: true });
  const port = await freePort(settings.port);
  const ports = { port, controllerPort: await freePort(), behind: settings.behind };
  if (!existsSync(folder) || readdirSync(folder).length === 0) await format(folder, jars, ports);
  const child = await serve(folder, jars, ports, settings.home);
  settings.spawned?.(child, port);
  try {
    await child.ready(START_DEADLINE_MS, () => kafkaAnswers(port));
  } catch (error) {
    await child.stop('SIGKILL');
    throw error;
  }
  const { pid, ended } = child;
  return { brokers: `127.0.0.1:${port}`, port, pid, ended, stop: () => child.stop(), kill: () => child.stop('SIGKILL') };
};
