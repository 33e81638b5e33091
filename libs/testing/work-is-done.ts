import { Clock } from '#platform/clock.js';
import { DueWorkScheduler } from '#platform/due-work.js';
import type { ServiceUnderTest } from './service.js';
import { eventually, rows } from './stack.js';

/** What the service is just putting back becomes due a moment after it was asked for. */
const aMomentMs = 500;

/** Nothing is due any more, whoever did it: the service's own turn may hold a piece that this one then does not see. */
export const workIsDone = ({ app, database }: ServiceUnderTest): Promise<true> =>
  eventually(async () => {
    await app.get(DueWorkScheduler).runOnce();
    const soon = new Date(app.get(Clock).now().getTime() + aMomentMs);
    return (await rows(database.adminUrl, 'SELECT 1 FROM due_work WHERE due_at <= $1', [soon])).length === 0;
  }, 30_000);
