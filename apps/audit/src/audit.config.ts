import { z } from 'zod';
import { readConfig } from '#platform/config.js';

/** Injection token of the configuration of this service. */
export const AuditSettings = Symbol('AuditSettings');

const auditConfig = z.object({
  KAFKA_BROKERS: z.string().min(1),
  TOPIC_PREFIX: z.string().default(''),
  /** Witnesses that are asked to sign every checkpoint, separated by commas; none where it is empty. */
  WITNESS_URL: z
    .string()
    .default('')
    .transform((urls) => urls.split(',').filter(Boolean)),
  /** Folder in which every checkpoint is left as a file, for whoever keeps copies; none unless said. */
  CHECKPOINT_DIR: z.string().optional(),
});
export type AuditConfig = z.infer<typeof auditConfig>;

export const readAuditConfig = (): AuditConfig => readConfig(auditConfig);
