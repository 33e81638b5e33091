import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './local/places.js';

/** One line of `services.json`: what the supervisor, the migration and the composition of the supergraph know of a service. */
export interface Service {
  name: string;
  /** Port in a container; the local stack chooses a free one. */
  port: number;
  database: boolean;
  subgraph: boolean;
  dependsOn?: string[];
  /** Services whose address it gets, because it asks them over HTTP. */
  asks?: string[];
  /** Takes much at a time, a whole file of people, or what all gates, booking and boards ask for: it has the room to do that fast. */
  bulk?: boolean;
  /**
   * Where the machine is short of processors: first, for it turns away what the others cannot bear, and must do so at once; last, for
   * nobody waits for what it does.
   */
  goes?: 'first' | 'last';
}

const niceness = { first: 0, last: 16 };
/** As `nice` has it, where each step is a fifth less: four times as much for the first as for most, and a tenth of that for the last. */
export const nicenessOf = ({ goes }: Pick<Service, 'goes'>): number => (goes ? niceness[goes] : 6);

/**
 * 69 MB a service instead of 97. Without the room to grow by half, a heap optimised for size is collected so often that an import
 * spends half of its time on it. No source maps: they would be 11 MB more each, and the compiled files have the names of their sources.
 */
const small = ['--max-semi-space-size=2', '--optimize-for-size', '--heap-growing-percent=50'];
/** Up to 10 MB more while there is much to do, for a fifth to a quarter less of the processor. */
const roomy = ['--max-semi-space-size=8', '--heap-growing-percent=50'];

/** How Node.js is told to deal with the memory of a service. */
export const memoryFlags = ({ bulk }: Pick<Service, 'bulk'>): string[] => (bulk ? roomy : small);

const inDist = (...path: string[]): string | undefined => {
  const file = join(checkout, 'dist', ...path);
  return existsSync(file) ? file : undefined;
};

const built = (service: string, file: string): string | undefined => inDist('apps', service, 'src', file);

/** The bundled start file of a service; `undefined` when this build does not contain it. */
export const mainOf = (service: string): string | undefined => inDist('services', service, 'main.js');

/** The compiled Nest module of a service. */
export const moduleOf = (service: string): string | undefined => built(service, `${service}.module.js`);

/** The compiled module that exports the `dataSource` of a service. */
export const databaseOf = (service: string): string | undefined => built(service, `${service}.database.js`);

/** Every service, or those that LINLI_SERVICES=identity,gateway keeps to. */
export const services = (): Service[] => {
  const all = JSON.parse(readFileSync(join(checkout, 'deploy', 'services.json'), 'utf8')) as Service[];
  const some = process.env['LINLI_SERVICES']?.split(',').filter(Boolean);
  return some ? all.filter(({ name }) => some.includes(name)) : all;
};
