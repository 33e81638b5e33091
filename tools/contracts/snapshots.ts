import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { incompatibilities, type Promised } from '#contracts/compatibility.js';
import { checkout } from '../../deploy/local/places.js';
import { promiseOf, type PublishedEvent } from './published-events.js';

/** `<type>.v<version>/<n>.json`: what was promised, from the first publication on. Files are added and never changed. */
const published = join(checkout, 'libs', 'contracts', 'published');

const text = (promised: Promised): string => `${JSON.stringify(promised, undefined, 2)}\n`;

function snapshotsOf(id: string): { number: number; promised: Promised }[] {
  const folder = join(published, id);
  if (!existsSync(folder)) return [];
  const numbers = readdirSync(folder).map((name) => Number(name.replace('.json', '')));
  return numbers
    .sort((one, other) => one - other)
    .map((number) => ({ number, promised: JSON.parse(readFileSync(join(folder, `${number}.json`), 'utf8')) as Promised }));
}

/** What keeps this build from living with events of every earlier one. */
export function brokenPromises(events: readonly PublishedEvent[]): string[] {
  const known = new Set(events.map(({ id }) => id));
  const gone = existsSync(published) ? readdirSync(published).filter((id) => !known.has(id)) : [];
  const broken = events.flatMap((event) =>
    snapshotsOf(event.id).flatMap(({ number, promised }) =>
      incompatibilities(promised, promiseOf(event)).map((reason) => `${event.id}: against snapshot ${number}: ${reason}`),
    ),
  );
  return [...gone.map((id) => `${id}: was published and is gone`), ...broken];
}

/** Contracts that differ from their last snapshot, or have none. */
export const unpublished = (events: readonly PublishedEvent[]): PublishedEvent[] =>
  events.filter((event) => {
    const last = snapshotsOf(event.id).at(-1);
    return !last || text(last.promised) !== text(promiseOf(event));
  });

/** Adds a snapshot of each. @returns the files written */
export function publish(events: readonly PublishedEvent[]): string[] {
  return unpublished(events).map((event) => {
    const number = (snapshotsOf(event.id).at(-1)?.number ?? 0) + 1;
    const file = join(published, event.id, `${number}.json`);
    mkdirSync(join(published, event.id), { recursive: true });
    writeFileSync(file, text(promiseOf(event)));
    return file;
  });
}
