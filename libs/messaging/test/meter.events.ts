import { z } from 'zod';
import { topic } from '#contracts/topic.js';

/** Events of an invented noun, so that the messaging specs do not depend on what the services publish. */
const meter = topic('test.meter', { partitions: 3, retentionDays: 1 });

export const Measured = meter.event('measured', 1, 'meterId', z.object({ meterId: z.string(), value: z.int() }));

/** Additive: a reader of version 1 reads it. */
export const MeasuredWithUnit = meter.event('measured', 2, 'meterId', z.object({ meterId: z.string(), value: z.int(), unit: z.string() }));

/** A change of meaning: a reader of version 1 cannot read it. */
export const MeasuredInParts = meter.event('measured', 3, 'meterId', z.object({ meterId: z.string(), parts: z.array(z.int()) }));

/** Known to every build, and nobody here reacts to it. */
export const Cleaned = meter.event('cleaned', 1, 'meterId', z.object({ meterId: z.string() }));

/** Known to the newer build only. */
export const Sealed = meter.event('sealed', 1, 'meterId', z.object({ meterId: z.string() }));

export const olderBuild = [Measured, Cleaned];
export const newerBuild = [...olderBuild, Sealed];
export const meterTopic = meter;
