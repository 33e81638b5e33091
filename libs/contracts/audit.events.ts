import { z } from 'zod';
import { AreaPath } from './shared.js';
import { topic } from './topic.js';

const access = topic('audit.access', { partitions: 6, retentionDays: Infinity });
const checkpoint = topic('audit.checkpoint', { partitions: 1, retentionDays: Infinity });

/** Closed list: why somebody looks at what is personal. */
export const accessPurposes = [
  'epidemic-investigation',
  'identity-check',
  'correction',
  'medical-care',
  'neighbourhood-work',
  'notification',
  'print',
] as const;
export const AccessPurpose = z.enum(accessPurposes);
export type AccessPurpose = (typeof accessPurposes)[number];

export const legalBases = ['epidemic-control', 'consent', 'vital-interest'] as const;
export const LegalBasis = z.enum(legalBases);
export type LegalBasis = (typeof legalBases)[number];

/**
 * Somebody saw something personal, or changed what somebody may do. Every service says it itself, in the transaction of the reading
 * or the change. `source` is the service and one of its lanes, `sourceSeq` counts there without a hole.
 */
export const AccessRecorded = access.event(
  'access-recorded',
  1,
  'source',
  z.object({
    source: z.string().regex(/^[a-z]+\/\d+$/),
    sourceSeq: z.int().positive(),
    /** Account, or `service:<name>`. */
    actor: z.string(),
    role: z.string().nullable(),
    /** Area path of the grant that allowed it. */
    scope: AreaPath.nullable(),
    onBehalfOf: z.string().nullable(),
    /** As in the table of rights. */
    action: z.string(),
    purpose: AccessPurpose.nullable(),
    legalBasis: LegalBasis,
    /** Code of a closed list, where the action asks for one. */
    reason: z.string().nullable(),
    resourceType: z.string(),
    /** Null when it was a list. */
    resourceId: z.string().nullable(),
    count: z.int().nonnegative(),
    decision: z.enum(['allow', 'deny']),
    requestId: z.string(),
    /** Accounts of those who agreed, in the order in which they did. */
    approvers: z.array(z.string()),
    /** Whom it was about; kept beside the ledger, where it can be erased. */
    residents: z.array(z.uuid()),
    households: z.array(z.uuid()),
  }),
);

/** The ledger signed its state; `note` is the signed note that anybody can verify. */
export const CheckpointSigned = checkpoint.event(
  'checkpoint-signed',
  1,
  'origin',
  z.object({ origin: z.string(), size: z.int().positive(), note: z.string() }),
);
