import type { Experiment, Lab } from './experiment.js';
import { Site } from './site.js';

let shared: Promise<Site> | undefined;

async function opened(): Promise<Site> {
  const site = await Site.open();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void site.close().then(() => process.exit(1)));
  return site;
}

/**
 * On a site of its own: what one experiment leaves behind is not found by the next. Slices share one, for a site is most of what they would
 * cost; each has databases and topics of its own on it.
 */
export const onSite = ({ run, ...named }: Experiment<Lab>): Experiment => ({
  ...named,
  async run(desk, size) {
    if (size === 'slice') return run({ ...desk, site: await (shared ??= opened()) }, size);
    const site = await opened();
    try {
      return await run({ ...desk, site }, size);
    } finally {
      await site.close();
    }
  },
});

export const closeShared = async (): Promise<void> => (await shared)?.close();
