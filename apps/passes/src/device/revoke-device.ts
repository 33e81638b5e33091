import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DeviceRevoked } from '#contracts/passes.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Rejection } from '#platform/rejection.js';
import { uuidOrNull } from '#platform/uuid.js';
import { Device } from './device.entity.js';

/** Nothing that a device signs is taken any more; revoking it again changes nothing. */
@Injectable()
export class RevokeDevice {
  constructor(private readonly outbox: Outbox) {}

  /** @throws Rejection DEVICE_UNKNOWN */
  async execute(tx: EntityManager, deviceId: string): Promise<string> {
    const id = uuidOrNull(deviceId);
    const device = id && (await tx.findOne(Device, { where: { id }, lock: { mode: 'pessimistic_write' } }));
    if (!device) throw new Rejection('DEVICE_UNKNOWN');
    if (device.state === 'revoked') return device.id;
    const version = device.version + 1;
    await tx.update(Device, device.id, { state: 'revoked', version });
    const facts = { deviceId: device.id, gateId: device.gateId, areaPath: device.path };
    await this.outbox.add(tx, DeviceRevoked, facts, { sequence: version, jurisdiction: device.path });
    return device.id;
  }
}
