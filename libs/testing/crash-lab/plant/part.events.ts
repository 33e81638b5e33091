import { z } from 'zod';
import { topic } from '#contracts/topic.js';

const part = topic('lab.part', { partitions: 6, retentionDays: 1 });

/** How a part lets itself be turned: at once, after a while, not at all, against a rule, or by ending the process that tries. */
const manner = z.enum(['sound', 'slow', 'throws', 'rejects', 'kills']);
export type Manner = z.infer<typeof manner>;

/** The one fact of the plant: a part was turned, because somebody asked for it by `op`. */
export const Turned = part.event('turned', 1, 'partId', z.object({ partId: z.string(), op: z.string().max(100), manner }));

export const partTopic = part;
