import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { uuidv7 } from '#platform/uuid.js';
import { Vault } from '#platform/vault.js';
import { ReadGates } from '../gate/read-gates.js';
import { codeFrom } from '../pass/pass.rules.js';
import { Device } from './device.entity.js';

const codeLength = 10;
const codeLivesMs = 15 * 60_000;

export const hashOf = (code: string): Buffer => createHash('sha256').update(code.toUpperCase().replaceAll(/[\s-]/g, '')).digest();

/** Makes a place for a device at a gate, and the short code by which it takes it: 50 bits, for a quarter of an hour, once. */
@Injectable()
export class InviteDevice {
  constructor(
    private readonly gates: ReadGates,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns id of the device
   * @throws Rejection GATE_UNKNOWN
   */
  async execute(tx: EntityManager, by: string, gateId: string): Promise<string> {
    const gate = await this.gates.one(tx, gateId);
    const now = this.clock.now();
    const id = uuidv7(now.getTime());
    const code = { codeHash: hashOf(this.codeOf(id)), codeExpiresAt: new Date(now.getTime() + codeLivesMs) };
    const device = {
      id,
      gateId: gate.id,
      path: gate.path,
      state: 'waiting' as const,
      x: null,
      y: null,
      enrolledAt: null,
      invitedBy: by,
      version: 0,
    };
    await tx.insert(Device, { ...device, ...code });
    return id;
  }

  /** The same for the same device: a repeated request shows it again, and nothing keeps it. */
  codeOf(deviceId: string): string {
    return codeFrom(this.vault.blindIndex('document', `device-code:${deviceId}`).subarray(0, codeLength));
  }
}
