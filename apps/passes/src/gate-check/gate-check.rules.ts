import { z } from 'zod';
import { Temperature, Thermometer } from '#contracts/shared.js';
import { GateDecision } from '#contracts/passes.events.js';
import type { RejectionCode } from '#platform/rejection.js';
import { directions, stepKinds } from '../decision/gate-rules.js';
import { decisionOf, reasonCodes } from '../decision/reasons.js';

export const gateModes = ['foot', 'bicycle', 'car'] as const;
export type GateMode = (typeof gateModes)[number];

export const mostChecksAtOnce = 200;
/** Days for which checks are kept. */
export const checksKeptDays = 30;
/** Milliseconds by which the clock of a device may be ahead. */
const clockTolerance = 5 * 60_000;
const dayMs = 86_400_000;

const listNumber = z.int().min(0).max(2_000_000_000).nullish();

/** One check as a device tells it. */
const GateCheckRow = z
  .object({
    /** UUIDv7 made by the device: the same one again is the same check. */
    checkKey: z.uuidv7(),
    /** Goes up by itself with every check of the device. */
    counter: z.int().positive(),
    checkedAt: z.iso.datetime().transform((time) => new Date(time)),
    direction: z.enum(directions),
    mode: z.enum(gateModes),
    /** In the same car, beside the driver. */
    passengers: z.int().min(0).max(60).default(0),
    /** Of a token whose signature held. */
    passId: z.uuid().nullish(),
    visitor: z.object({ name: z.string().trim().min(1).max(40), phone: z.string().trim().max(30).nullish() }).nullish(),
    temperature: Temperature.nullish(),
    method: Thermometer.nullish(),
    answers: z.record(z.string().max(32), z.boolean()).default({}),
    steps: z.array(z.enum(stepKinds)).max(8).default([]),
    decision: GateDecision,
    reason: z.enum(reasonCodes),
    listNumbers: z.object({ trust: listNumber, revocations: listNumber }).default({}),
  })
  .refine(({ decision, reason }) => decisionOf(reason) === decision, { path: ['decision'] })
  .refine(({ temperature, method }) => (temperature ?? null) === null || Boolean(method), { path: ['method'] })
  .refine(({ answers }) => Object.keys(answers).length <= 20, { path: ['answers'] });
export type GateCheckRow = z.infer<typeof GateCheckRow>;

export interface RowFault {
  index: number;
  code: RejectionCode;
  params?: Record<string, string | number>;
}

export interface ReadChecks {
  rows: (GateCheckRow & { index: number })[];
  /** Rows that stand in the batch once more: the answer is that of the first. */
  repeated: number;
  rejected: RowFault[];
}

/** What is right in a batch, and what is wrong with each other row: good rows are kept whatever stands beside them. */
export function readChecks(batch: readonly unknown[], now: Date): ReadChecks {
  const read: ReadChecks = { rows: [], repeated: 0, rejected: [] };
  const seen = new Map<string, number>();
  let counter = 0;
  for (const [index, given] of batch.entries()) {
    const row = GateCheckRow.safeParse(given);
    if (!row.success) {
      read.rejected.push({ index, code: 'GATE_CHECK_WRONG', params: { field: row.error.issues[0]?.path.join('.') || 'check' } });
      continue;
    }
    if (seen.get(row.data.checkKey) === row.data.counter) {
      read.repeated += 1;
      continue;
    }
    const fault =
      timeFault(row.data.checkedAt, now) ?? (row.data.counter <= counter ? { code: 'GATE_COUNTER_BACKWARDS' as const } : undefined);
    if (fault) read.rejected.push({ index, ...fault });
    else read.rows.push({ index, ...row.data });
    if (fault) continue;
    seen.set(row.data.checkKey, row.data.counter);
    counter = row.data.counter;
  }
  return read;
}

function timeFault(checkedAt: Date, now: Date): Omit<RowFault, 'index'> | undefined {
  if (checkedAt.getTime() > now.getTime() + clockTolerance) return { code: 'GATE_CLOCK_WRONG' };
  const isOld = now.getTime() - checkedAt.getTime() > checksKeptDays * dayMs;
  return isOld ? { code: 'GATE_CHECK_TOO_OLD', params: { days: checksKeptDays } } : undefined;
}
