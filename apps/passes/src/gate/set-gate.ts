import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { GateOpened, GateShut } from '#contracts/passes.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import type { Step } from '../decision/gate-rules.js';
import { GateProtocol } from './gate-protocol.entity.js';
import { Gate } from './gate.entity.js';
import { mayBeProtocol } from './gate.rules.js';
import { ReadGates } from './read-gates.js';

/** Shuts and opens a gate, and sets what is done there from a time on. */
@Injectable()
export class SetGate {
  constructor(
    private readonly read: ReadGates,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection GATE_UNKNOWN */
  async open(tx: EntityManager, gateId: string, open: boolean): Promise<string> {
    const gate = await this.read.locked(tx, gateId);
    if (gate.open === open) return gate.id;
    const version = gate.version + 1;
    await tx.update(Gate, gate.id, { open, version });
    const [facts, about] = [
      { gateId: gate.id, areaCode: gate.areaCode, areaPath: gate.path },
      { sequence: version, jurisdiction: gate.path },
    ];
    if (open) await this.outbox.add(tx, GateOpened, { ...facts, kind: gate.kind }, about);
    else await this.outbox.add(tx, GateShut, facts, about);
    return gate.id;
  }

  /** @throws Rejection GATE_UNKNOWN, GATE_PROTOCOL_WRONG, INPUT_INVALID for a time that is over */
  async protocol(tx: EntityManager, by: string, gateId: string, effectiveAt: Date | null, steps: readonly Step[]): Promise<string> {
    const { id, path } = await this.read.locked(tx, gateId);
    mayBeProtocol(steps);
    const now = this.clock.now();
    if (effectiveAt && !(effectiveAt >= now)) throw new Rejection('INPUT_INVALID', { field: 'effectiveAt' });
    await tx.upsert(GateProtocol, { gateId: id, effectiveAt: effectiveAt ?? now, path, steps: [...steps], setBy: by }, [
      'gateId',
      'effectiveAt',
    ]);
    return id;
  }
}
