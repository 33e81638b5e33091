import { join } from 'node:path';
import { checkout } from '../../deploy/local/places.js';
import { mainOf } from '../../deploy/services.js';

/** Folder of the profiles of this run, which `npm run bench -- <name> --flames` names; without it nothing is profiled. */
export const profiles = process.env['LINLI_PROFILES'];

/** What has Node.js write down where the time of a process goes, when it ends. */
export const profiling = (name: string): string[] =>
  profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`, `--cpu-prof-name=${name}.cpuprofile`] : [];

/** The start file of a service. Under a profile the one that is not bundled: its functions stand in the files of their packages. */
export const startFileOf = (service: string): string =>
  profiles ? join(checkout, 'dist', 'apps', service, 'src', 'main.js') : mainOf(service)!;
