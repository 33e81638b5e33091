import { ConflictException, Injectable } from '@nestjs/common';
import { DataSource, LessThan, MoreThanOrEqual } from 'typeorm';
import { OutboxMessage } from '../outbox/outbox.entity.js';
import type { PeerDevice } from './device.entity.js';
import type { GateCheckDto } from './gate-check.dto.js';
import { PeerGateCheck } from './gate-check.entity.js';

const toleranceMs = 120_000;

@Injectable()
export class GateChecksService {
  constructor(private readonly dataSource: DataSource) {}

  /** Keeps a check and its message; the same one again changes nothing. @throws ConflictException when a counter went backwards */
  create(device: PeerDevice, dto: GateCheckDto): Promise<{ accepted: number; repeated: number }> {
    return this.dataSource.transaction(async (manager) => {
      const known = await manager.findOneBy(PeerGateCheck, { checkKey: dto.checkKey });
      if (known) return { accepted: 1, repeated: 1 };
      const checkedAt = LessThan(new Date(dto.checkedAt.getTime() - toleranceMs));
      const later = await manager.findOneBy(PeerGateCheck, { deviceId: device.id, counter: MoreThanOrEqual(dto.counter), checkedAt });
      if (later) throw new ConflictException('GATE_COUNTER_BACKWARDS');
      const { gateId, path, id: deviceId } = device;
      const check = await manager.save(manager.create(PeerGateCheck, { ...dto, gateId, path, deviceId }));
      await manager.save(manager.create(OutboxMessage, { topic: 'peer.gate-check', key: check.checkKey, payload: check }));
      return { accepted: 1, repeated: 0 };
    });
  }
}
