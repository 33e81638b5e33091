import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkout } from './places.js';

/** A machine with these programs and nothing else; `before` is code that runs first in the started program. */
interface Machine {
  programs?: Record<string, string>;
  before?: string;
  env?: Record<string, string>;
}

describe('npm start on a machine that lacks something', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'linli-machine-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const start = ({ programs = {}, before = '', env = {} }: Machine): string => {
    const bin = join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    for (const [name, says] of Object.entries(programs)) writeFileSync(join(bin, name), `#!/bin/sh\necho '${says}' >&2\n`, { mode: 0o755 });
    const result = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(before)}`, join(checkout, 'deploy', 'local', 'start.mjs')],
      { encoding: 'utf8', env: { PATH: bin, LINLI_HOME: join(folder, 'home'), LINLI_CACHE: join(folder, 'cache'), ...env } },
    );
    expect(result.status).toBe(1);
    expect(existsSync(join(folder, 'home'))).toBe(false);
    return result.stderr;
  };

  it('says that Java and Maven are missing, and what installs them on each system', () => {
    const said = start({});
    expect(said).toContain('Java 17 or later is needed to run Kafka, and there is none.');
    expect(said).toContain('Maven is needed once');
    expect(said).toMatch(/Debian\/Ubuntu +sudo apt-get install -y openjdk-17-jre-headless/);
    expect(said).toMatch(/macOS +brew install maven/);
    expect(said).toMatch(/Windows +winget install EclipseAdoptium/);
  });

  it('says which Java it found when that one is too old', () => {
    const said = start({ programs: { java: 'openjdk version "11.0.2" 2019-01-15', mvn: 'Apache Maven 3.8.7' } });
    expect(said).toContain('and this is Java 11.');
    expect(said).not.toContain('Maven is needed');
  });

  it('needs neither Java nor Maven for a Kafka that is given by its address', () => {
    const before = `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; fs.statfsSync = () => ({ bavail: 1, bsize: 1024 ** 3 }); syncBuiltinESMExports();`;
    const said = start({ before, env: { KAFKA_BROKERS: '127.0.0.1:9092' } });
    expect(said).toContain('2 GB of free disk are needed');
    expect(said).not.toMatch(/Java|Maven/);
  });

  it('says that the Node.js is too old', () => {
    const before = `Object.defineProperty(process, 'versions', { value: { node: '18.20.4' } });`;
    expect(start({ before })).toContain('Node.js 20 or later is needed, and this is 18.20.4.');
  });
});
