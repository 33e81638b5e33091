import type { Experiment, Lab } from './experiment.js';
import { Site } from './site.js';

/** On a site of its own: what one experiment leaves behind is not found by the next. */
export const onSite = ({ run, ...named }: Experiment<Lab>): Experiment => ({
  ...named,
  async run(desk, size) {
    const site = await Site.open();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void site.close().then(() => process.exit(1)));
    try {
      return await run({ ...desk, site }, size);
    } finally {
      await site.close();
    }
  },
});
