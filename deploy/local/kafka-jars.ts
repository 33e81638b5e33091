import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, checkout } from './places.js';
import { run } from './run.js';

const pom = join(checkout, 'deploy', 'local', 'kafka', 'pom.xml');

/** The command of a program that is a script on Windows. */
const maven = (): string => (process.platform === 'win32' ? 'mvn.cmd' : 'mvn');

/**
 * Folder with the jars of Kafka, filled by Maven once for each content of `pom.xml`.
 * The folder gets its name when it is complete, so an interrupted download is never taken for a whole one.
 */
export const kafkaJars = async (): Promise<string> => {
  const version = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12);
  const folder = join(cacheFolder(), `kafka-${version}`);
  if (existsSync(folder)) return folder;
  const half = `${folder}.${process.pid}`;
  mkdirSync(cacheFolder(), { recursive: true });
  await run(maven(), ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${half}`]);
  if (!readdirSync(half).some((name) => name.startsWith('kafka-server-'))) throw new Error(`Maven brought no Kafka to ${half}.`);
  try {
    renameSync(half, folder);
  } catch {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw new Error(`Could not keep the jars of Kafka in ${folder}.`);
  }
  return folder;
};

/** Class path in a fixed order: the class-data archive is only valid for exactly the same one. */
export const classPath = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jar'))
    .sort()
    .map((name) => join(folder, name))
    .join(process.platform === 'win32' ? ';' : ':');
