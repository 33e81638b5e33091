import * as audit from './audit.events.js';
import * as notifications from './notifications.events.js';
import * as passes from './passes.events.js';
import * as registration from './registration.events.js';
import * as screening from './screening.events.js';
import * as supplies from './supplies.events.js';
import type { EventContract, TopicContract } from './topic.js';

const isContract = (value: unknown): value is EventContract =>
  typeof value === 'object' && value !== null && 'topic' in value && 'payload' in value;

/** Every event of every service, by the service that publishes it. A new `<service>.events.ts` adds its line here. */
export const registry: readonly EventContract[] = [registration, screening, passes, supplies, notifications, audit].flatMap((module) =>
  Object.values<unknown>(module).filter(isContract),
);

export const topics: readonly TopicContract[] = [...new Map(registry.map((contract) => [contract.topic.name, contract.topic])).values()];
