import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What every service reads from its environment. */
export const platformConfig = z.object({
  LINLI_ENV: z.enum(['local', 'test', 'production']).default('production'),
  SERVICE_NAME: z.string(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
  SECRETS_DIR: z.string(),
  /** Milliseconds within which a caller has to have sent the head of a request. */
  HEAD_TIMEOUT_MS: z.coerce.number().int().positive().default(10_000),
  /** Milliseconds for a whole request with its body: 12 MB over a slow line. */
  REQUEST_TIMEOUT_MS: z.coerce.number().int().positive().default(120_000),
});

export class ConfigError extends Error {}

/** Reads the environment by its schema. A wrong or missing variable ends the start with one sentence for each. */
export function readConfig<Schema extends z.ZodObject>(schema: Schema, environment: NodeJS.ProcessEnv = process.env): z.infer<Schema> {
  const result = schema.safeParse(environment);
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
}

/** Content of one file of SECRETS_DIR; secrets never travel through the environment. */
export const readSecret = (name: string, folder = readConfig(platformConfig.pick({ SECRETS_DIR: true })).SECRETS_DIR): string =>
  readFileSync(join(folder, name), 'utf8').trim();
