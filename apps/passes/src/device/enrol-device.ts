import { createPublicKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DeviceEnrolled } from '#contracts/passes.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import type { PublicKey } from '../decision/es256.js';
import { Device } from './device.entity.js';
import { hashOf } from './invite-device.js';

/** A device takes its place with the code that it was shown and a key that it has made itself. */
@Injectable()
export class EnrolDevice {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The same code and key again give the same device. @throws Rejection DEVICE_KEY_WRONG, DEVICE_CODE_WRONG */
  async execute(tx: EntityManager, code: string, jwk: unknown): Promise<Device> {
    const { x, y } = publicKey(jwk);
    const device = await tx.findOne(Device, { where: { codeHash: hashOf(code) }, lock: { mode: 'pessimistic_write' } });
    const now = this.clock.now();
    if (device?.state === 'enrolled' && device.x === x && device.y === y) return device;
    if (!device || device.state !== 'waiting' || device.codeExpiresAt <= now) throw new Rejection('DEVICE_CODE_WRONG');
    const enrolled = { ...device, state: 'enrolled' as const, x, y, enrolledAt: now, version: 1 };
    await tx.update(Device, device.id, { state: 'enrolled', x, y, enrolledAt: now, version: 1 });
    const { id: deviceId, gateId, path } = device;
    await this.outbox.add(tx, DeviceEnrolled, { deviceId, gateId, areaPath: path }, { sequence: 1, jurisdiction: path });
    return enrolled;
  }
}

/** @throws Rejection DEVICE_KEY_WRONG for what is no point of P-256 */
function publicKey(jwk: unknown): PublicKey {
  const { kty, crv, x, y, d } = (jwk ?? {}) as Record<string, unknown>;
  const named = kty === 'EC' && crv === 'P-256' && typeof x === 'string' && typeof y === 'string' && d === undefined;
  if (!named) throw new Rejection('DEVICE_KEY_WRONG');
  try {
    createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
    return { x, y };
  } catch {
    throw new Rejection('DEVICE_KEY_WRONG');
  }
}
