import { join } from 'node:path';
import { z } from 'zod';
import { checkout } from '#platform/checkout.js';
import { platformConfig } from '#platform/config.js';

/** Injection token of the gateway's configuration. */
export const GatewaySettings = Symbol('GatewaySettings');

export const gatewayConfig = platformConfig.extend({
  KAFKA_BROKERS: z.string().min(1),
  TOPIC_PREFIX: z.string().default(''),
  IDENTITY_URL: z.url(),
  REGISTRATION_URL: z.url(),
  /** Milliseconds that a service has for its part of an operation. */
  SUBGRAPH_TIMEOUT_MS: z.coerce.number().int().positive().default(5_000),
  COST_PER_OPERATION: z.coerce.number().int().positive().default(10_000),
  COST_PER_MINUTE: z.coerce.number().int().positive().default(100_000),
  /** Composed file; for tests, which bring their own. */
  SUPERGRAPH_FILE: z.string().default(join(checkout, 'apps', 'gateway', 'supergraph.graphql')),
  /** Folder of the built board; that of this build when left out. */
  BOARD_FOLDER: z.string().default(join(checkout, 'dist', 'apps', 'web')),
  PUBLIC_URL: z.url().optional(),
});

export type GatewayConfig = z.infer<typeof gatewayConfig>;

/**
 * Address of a service by its name, from `<NAME>_URL`.
 * @throws Error for a service of the supergraph that the environment does not name.
 */
export function urlOf(service: string, environment: NodeJS.ProcessEnv = process.env): string {
  const variable = `${service.toUpperCase().replaceAll('-', '_')}_URL`;
  const url = environment[variable];
  if (!url) throw new Error(`${variable} is not set`);
  return url;
}
