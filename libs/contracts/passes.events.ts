import { z } from 'zod';
import { AreaCode, AreaPath, Temperature, Thermometer } from './shared.js';
import { topic } from './topic.js';

const pass = topic('passes.pass', { partitions: 6, retentionDays: Infinity });
const gateCheck = topic('passes.gate-check', { partitions: 12, retentionDays: 30 });
const gate = topic('passes.gate', { partitions: 3, retentionDays: Infinity });
const device = topic('passes.device', { partitions: 3, retentionDays: Infinity });
const trust = topic('passes.trust', { partitions: 1, retentionDays: Infinity });

export const passClasses = ['resident', 'visitor', 'vehicle'] as const;
export const PassClass = z.enum(passClasses);
export type PassClass = (typeof passClasses)[number];

/** Closed list: why a pass does not open a gate for a time. */
export const suspensionReasons = ['observation', 'household-observation', 'lost', 'misuse', 'holder-moved'] as const;
export const SuspensionReason = z.enum(suspensionReasons);
export type SuspensionReason = (typeof suspensionReasons)[number];

/** `areaPath` ends at the compound whose gates the pass opens. A visitor's pass names the household that invited. */
const PassFacts = {
  passId: z.uuid(),
  passClass: PassClass,
  residentId: z.uuid().nullable(),
  householdId: z.uuid(),
  areaPath: AreaPath,
};

export const PassIssued = pass.event(
  'pass-issued',
  1,
  'passId',
  z.object({ ...PassFacts, validFrom: z.iso.datetime(), validUntil: z.iso.datetime() }),
);
export const PassSuspended = pass.event('pass-suspended', 1, 'passId', z.object({ ...PassFacts, reason: SuspensionReason }));
export const PassRestored = pass.event('pass-restored', 1, 'passId', z.object(PassFacts));
export const PassRevoked = pass.event(
  'pass-revoked',
  1,
  'passId',
  z.object({ ...PassFacts, reason: z.enum(['lost', 'misuse', 'holder-left']) }),
);
export const PassExpired = pass.event('pass-expired', 1, 'passId', z.object(PassFacts));
/** The holder says that it should not stand suspended or revoked. */
export const PassAppealed = pass.event('pass-appealed', 1, 'passId', z.object({ ...PassFacts, appealId: z.uuid() }));

export const gateDecisions = ['admit', 'refuse', 'refer'] as const;
export const GateDecision = z.enum(gateDecisions);
export type GateDecision = (typeof gateDecisions)[number];

/** Somebody came to a gate. Decided on the device, told later; `checkId` is made by the device. */
export const GateChecked = gateCheck.event(
  'gate-checked',
  1,
  'checkId',
  z.object({
    checkId: z.uuid(),
    gateId: z.uuid(),
    deviceId: z.uuid(),
    /** The compound of the gate. */
    areaPath: AreaPath,
    direction: z.enum(['in', 'out']),
    passId: z.uuid().nullable(),
    residentId: z.uuid().nullable(),
    temperature: Temperature.nullable(),
    method: Thermometer.nullable(),
    decision: GateDecision,
    reason: z.string(),
    checkedAt: z.iso.datetime(),
    receivedAt: z.iso.datetime(),
  }),
);

const GateFacts = { gateId: z.uuid(), areaCode: AreaCode, areaPath: AreaPath };
export const GateOpened = gate.event(
  'gate-opened',
  1,
  'gateId',
  z.object({ ...GateFacts, kind: z.enum(['pedestrian', 'bicycle', 'vehicle']) }),
);
export const GateShut = gate.event('gate-shut', 1, 'gateId', z.object(GateFacts));

const DeviceFacts = { deviceId: z.uuid(), gateId: z.uuid(), areaPath: AreaPath };
export const DeviceEnrolled = device.event('device-enrolled', 1, 'deviceId', z.object(DeviceFacts));
export const DeviceRevoked = device.event('device-revoked', 1, 'deviceId', z.object(DeviceFacts));

/** Numbers only go forward: a device never takes a smaller one. `areaCode` is the district. */
export const TrustListPublished = trust.event(
  'trust-list-published',
  1,
  'areaCode',
  z.object({ areaCode: AreaCode, number: z.int().positive(), keyIds: z.array(z.string()) }),
);
