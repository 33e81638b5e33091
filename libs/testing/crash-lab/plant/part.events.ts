import { z } from 'zod';
import { topic } from '#contracts/topic.js';

const part = topic('lab.part', { partitions: 6, retentionDays: 1 });

/** The one fact of the plant: a part was turned, because somebody asked for it by `op`. */
export const Turned = part.event('turned', 1, 'partId', z.object({ partId: z.string(), op: z.string(), poison: z.boolean() }));

export const partTopic = part;
