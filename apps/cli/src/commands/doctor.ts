import { statfs } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CliError } from '../cli-error.js';
import type { Output } from '../output.js';
import { findPlace } from '../stack.js';

interface Finding {
  what: string;
  ok: boolean;
  /** What is there, or what to do. */
  says: string;
}

const run = promisify(execFile);
const leastDiskGiB = 2;

/** `linli doctor`: looks at everything that the system needs and says, for what is missing, what to do. */
export async function doctor(output: Output): Promise<void> {
  // A system that LINLI_URL names brings its own broker.
  const forKafka = process.env['LINLI_URL'] ? [] : [await java(), await maven()];
  const findings = [await node(), ...forKafka, await disk(), ...(await stack())];
  const lines = findings.map(({ what, ok, says }) => `${ok ? 'ok  ' : 'FAIL'} ${what}: ${says}`);
  output.result({ findings }, lines.join('\n'));
  if (findings.some((finding) => !finding.ok)) throw new CliError('Something above needs attention.');
}

async function node(): Promise<Finding> {
  return { what: 'Node', ok: Number(process.versions.node.split('.')[0]) >= 24, says: process.version };
}

async function java(): Promise<Finding> {
  const version = await run('java', ['-version']).then(
    ({ stderr }) => /version "(\d+)/.exec(stderr)?.[1],
    () => undefined,
  );
  const ok = Number(version) >= 17;
  return {
    what: 'Java',
    ok,
    says: ok
      ? `${version}`
      : 'Kafka needs Java 17 or later: apt-get install openjdk-17-jre-headless · brew install openjdk@17 · winget install Microsoft.OpenJDK.17',
  };
}

async function maven(): Promise<Finding> {
  const there = await run('mvn', ['--version']).then(
    () => true,
    () => false,
  );
  return {
    what: 'Maven',
    ok: there,
    says: there ? 'found' : 'It fetches Kafka: apt-get install maven · brew install maven · winget install Apache.Maven',
  };
}

async function disk(): Promise<Finding> {
  const { bavail, bsize } = await statfs('.');
  const gib = (bavail * bsize) / 2 ** 30;
  return { what: 'Disk', ok: gib >= leastDiskGiB, says: `${gib.toFixed(1)} GiB free, ${leastDiskGiB} needed` };
}

async function stack(): Promise<Finding[]> {
  let place;
  try {
    place = findPlace();
  } catch {
    return [{ what: 'Stack', ok: false, says: 'not running. Start it with: npm start' }];
  }
  const urls = {
    gateway: place.publicUrl,
    ...Object.fromEntries(Object.entries(place.local?.services ?? {}).map(([name, { url }]) => [name, url])),
  };
  return Promise.all(Object.entries(urls).map(([name, url]) => ready(name, url)));
}

async function ready(name: string, url: string): Promise<Finding> {
  try {
    const response = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(3_000) });
    const { reasons } = (await response.json()) as { reasons?: Record<string, string> };
    const why = Object.entries(reasons ?? {})
      .map(([part, reason]) => `${part}: ${reason}`)
      .join('; ');
    return {
      what: name,
      ok: response.ok,
      says: response.ok ? `ready at ${url}` : `${why || response.status}. Look into its log under .local/logs`,
    };
  } catch {
    return { what: name, ok: false, says: `does not answer at ${url}. Look into its log under .local/logs` };
  }
}
