import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Area } from '#neighbourhood/area.entity.js';
import { pathEnd } from '#neighbourhood/area.rules.js';
import { Rejection } from '#platform/rejection.js';
import { uuidOrNull, uuidsOf } from '#platform/uuid.js';
import type { GateType } from './gate.graphql.js';
import { GateProtocol } from './gate-protocol.entity.js';
import { Gate } from './gate.entity.js';

const most = 500;

export const shownGate = ({ hoursFrom, hoursUntil, ...gate }: Gate): GateType => ({
  ...{ id: gate.id, areaCode: gate.areaCode, label: gate.label, kind: gate.kind, open: gate.open },
  hours: hoursFrom === null || hoursUntil === null ? null : { from: hoursFrom, until: hoursUntil },
});

@Injectable()
export class ReadGates {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<(Gate | null)[]> {
    const found = new Map((await tx.findBy(Gate, { id: In(uuidsOf(ids)) })).map((gate) => [gate.id, gate]));
    return uuidsOf(ids).map((id) => found.get(id) ?? null);
  }

  /** @throws Rejection GATE_UNKNOWN */
  async one(tx: EntityManager, id: string): Promise<Gate> {
    const [gate] = await this.byIds(tx, [id]);
    if (!gate) throw new Rejection('GATE_UNKNOWN');
    return gate;
  }

  /**
   * The same, locked until the end of the transaction.
   * @throws Rejection GATE_UNKNOWN
   */
  async locked(tx: EntityManager, id: string): Promise<Gate> {
    const known = uuidOrNull(id);
    const gate = known && (await tx.findOne(Gate, { where: { id: known }, lock: { mode: 'pessimistic_write' } }));
    if (!gate) throw new Rejection('GATE_UNKNOWN');
    return gate;
  }

  /** @throws Rejection AREA_UNKNOWN */
  async under(tx: EntityManager, areaCode: string): Promise<Gate[]> {
    const area = await tx.findOneBy(Area, { code: areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
    const gates = tx.createQueryBuilder(Gate, 'gate').where('gate.path >= :from AND gate.path < :to');
    return gates
      .setParameters({ from: area.path, to: pathEnd(area.path) })
      .orderBy('gate.path')
      .addOrderBy('gate.id')
      .limit(most)
      .getMany();
  }

  /** Every version of the protocols of gates, the oldest first. */
  async protocols(tx: EntityManager, gateIds: readonly string[]): Promise<GateProtocol[][]> {
    const found = await tx.find(GateProtocol, { where: { gateId: In([...gateIds]) }, order: { effectiveAt: 'ASC' } });
    const byGate = Map.groupBy(found, ({ gateId }) => gateId);
    return gateIds.map((id) => byGate.get(id) ?? []);
  }
}
