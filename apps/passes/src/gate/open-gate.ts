import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Area } from '#neighbourhood/area.entity.js';
import { GateOpened } from '#contracts/passes.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { inForceAt } from '../pass/dated.rules.js';
import { EnsureKeys } from '../token/ensure-keys.js';
import { defaultProtocols } from './default-protocols.js';
import { GateProtocol } from './gate-protocol.entity.js';
import { Gate } from './gate.entity.js';
import { type GateKind, longestLabel } from './gate.rules.js';

export interface Opening {
  areaCode: string;
  label: string;
  kind: GateKind;
  hours?: { from: number; until: number };
}

/** A gate of a compound opens, with the protocol of the day. */
@Injectable()
export class OpenGate {
  constructor(
    private readonly keys: EnsureKeys,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns id of the gate
   * @throws Rejection AREA_UNKNOWN, GATE_NOT_IN_COMPOUND, GATE_LABEL_WRONG, INPUT_INVALID
   */
  async execute(tx: EntityManager, by: string, { areaCode, label, kind, hours }: Opening): Promise<string> {
    const area = await tx.findOneBy(Area, { code: areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
    if (area.kind !== 'compound' && area.kind !== 'workplace') throw new Rejection('GATE_NOT_IN_COMPOUND');
    const name = label.trim();
    if (name === '' || name.length > longestLabel) throw new Rejection('GATE_LABEL_WRONG', { longest: longestLabel });
    if (hours && ![hours.from, hours.until].every((minute) => minute >= 0 && minute <= 1_440))
      throw new Rejection('INPUT_INVALID', { field: 'hours' });
    const [id, now, path] = [uuidv7(), this.clock.now(), area.path];
    const times = { hoursFrom: hours?.from ?? null, hoursUntil: hours?.until ?? null };
    await tx.insert(Gate, { id, areaCode, path, label: name, kind, ...times, open: true, version: 1 });
    const { steps } = inForceAt(defaultProtocols, now);
    await tx.insert(GateProtocol, { gateId: id, effectiveAt: now, path, steps: [...steps], setBy: by });
    await this.keys.execute(tx, [path]);
    await this.outbox.add(tx, GateOpened, { gateId: id, areaCode, areaPath: path, kind }, { sequence: 1, jurisdiction: path });
    return id;
  }
}
