import { watch } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './places.js';
import { run } from './run.js';

const QUIET_MS = 150;
const SOURCES = ['apps', 'libs'];

/** The services that a change of this path concerns: its own, or all when it is shared code. */
const concerned = (path: string, services: string[]): string[] => {
  const [folder, name = ''] = path.split(/[\\/]/);
  if (/\.(int\.|e2e\.|rules\.)?spec\.ts$/.test(path) || !/\.(ts|json)$/.test(path)) return [];
  return folder === 'libs' ? services : services.filter((service) => service === name);
};

const compile = async (): Promise<void> => {
  for (const script of ['node_modules/@nestjs/cli/bin/nest.js build', 'tools/bundle.mjs'])
    await run(process.execPath, script.split(' '), { cwd: checkout });
};

/** Compiles after every change of a source and names the services to start again; a source that does not compile changes nothing. */
export const watchSources = (services: string[], restart: (name: string) => void, say: (line: string) => void): void => {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const rebuild = async (): Promise<void> => {
    const names = new Set([...changed].flatMap((path) => concerned(path, services)));
    changed.clear();
    if (names.size === 0) return;
    try {
      await compile();
      names.forEach(restart);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  };
  for (const folder of SOURCES) {
    watch(join(checkout, folder), { recursive: true }, (_, file) => {
      if (!file) return;
      changed.add(join(folder, file));
      clearTimeout(timer);
      timer = setTimeout(() => void rebuild(), QUIET_MS);
    });
  }
};
