import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { checkout } from '../../tools/build.mjs';

const NODE_MAJOR = 20;
const JAVA_MAJOR = 17;
const GIGABYTE = 1024 ** 3;
const FREE_GIGABYTES = 2;

/** @param {string} says @param {string[]} commands for Debian/Ubuntu, macOS, Windows */
const lacking = (says, [debian, macos, windows]) =>
  [says, `  Debian/Ubuntu  ${debian}`, `  macOS          ${macos}`, `  Windows        ${windows}`].join('\n');

const node = () =>
  Number(process.versions.node.split('.')[0]) < NODE_MAJOR &&
  lacking(`Node.js ${NODE_MAJOR} or later is needed, and this is ${process.versions.node}.`, [
    'curl -fsSL https://deb.nodesource.com/setup_24.x | sudo -E bash - && sudo apt-get install -y nodejs',
    'brew install node',
    'winget install OpenJS.NodeJS.LTS',
  ]);

const java = () => {
  if (process.env.KAFKA_BROKERS) return false;
  const { stdout, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = /version "(\d+)/.exec(`${stdout}${stderr}`)?.[1];
  if (Number(version) >= JAVA_MAJOR) return false;
  return lacking(`Java ${JAVA_MAJOR} or later is needed to run Kafka, and ${version ? `this is Java ${version}` : 'there is none'}.`, [
    'sudo apt-get install -y openjdk-17-jre-headless || sudo apt-get install -y openjdk-21-jre-headless',
    'brew install --cask temurin@21',
    'winget install EclipseAdoptium.Temurin.21.JRE',
  ]);
};

const jars = () => {
  const version = createHash('sha256')
    .update(readFileSync(join(checkout, 'deploy', 'local', 'kafka', 'pom.xml')))
    .digest('hex')
    .slice(0, 12);
  return join(process.env.LINLI_CACHE ?? join(checkout, '.local', 'cache'), `kafka-${version}`);
};

const maven = () => {
  if (process.env.KAFKA_BROKERS || existsSync(jars())) return false;
  if (spawnSync('mvn', ['-v'], { shell: process.platform === 'win32' }).status === 0) return false;
  return lacking('Maven is needed once, to bring the files of Kafka, and there is none.', [
    'sudo apt-get install -y maven',
    'brew install maven',
    'choco install maven',
  ]);
};

/** @param {string} folder @returns {string} */
const existing = (folder) => (existsSync(folder) ? folder : existing(dirname(folder)));

const disk = () => {
  const home = existing(resolve(process.env.LINLI_HOME ?? join(checkout, '.local')));
  const { bavail, bsize } = statfsSync(home);
  const free = (bavail * bsize) / GIGABYTE;
  if (free >= FREE_GIGABYTES) return false;
  return lacking(
    `${FREE_GIGABYTES} GB of free disk are needed, and ${home} has ${free.toFixed(1)} GB; LINLI_HOME=<folder> takes another place.`,
    ['df -h && sudo apt-get clean', 'df -h && brew cleanup', 'cleanmgr'],
  );
};

/** What this machine lacks for `npm start`, one text for each thing; it looks and changes nothing. @returns {string[]} */
export const preflight = () => [node, java, maven, disk].flatMap((check) => check() || []);
