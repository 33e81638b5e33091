import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { readSecret } from '#platform/config.js';
import { Rejection } from '#platform/rejection.js';
import { asService } from '#platform/scope.js';
import { requireGateway } from '#platform/token.js';
import { gateRulesOf, protocolAt } from '../gate/gate-rules-of.js';
import { ReadGates } from '../gate/read-gates.js';
import { districtOf } from '../pass/pass.rules.js';
import { DistrictKeys } from '../token/district-keys.js';
import { DeviceRequests, type KnownDevice } from './device-requests.js';
import { EnrolDevice } from './enrol-device.js';

/** What devices ask: to be enrolled, and by which rules they decide. */
@Controller('gate')
export class DevicesController {
  private readonly gatewayToken = readSecret('gateway-token');

  constructor(
    private readonly dataSource: DataSource,
    private readonly requests: DeviceRequests,
    private readonly enrol: EnrolDevice,
    private readonly gates: ReadGates,
    private readonly keys: DistrictKeys,
    private readonly clock: Clock,
  ) {}

  /** `{ code, publicKeyJwk }`; the answer is that of `GET me`. */
  @Post('devices')
  @HttpCode(200)
  async enter(@Req() request: FastifyRequest, @Body() body: unknown) {
    requireGateway(request.headers, this.gatewayToken);
    const { code, publicKeyJwk } = (body ?? {}) as Record<string, unknown>;
    if (typeof code !== 'string' || code.length > 40) throw new Rejection('DEVICE_CODE_WRONG');
    return asService(this.dataSource, 'device.enrol', async (tx) => this.shown(tx, await this.enrol.execute(tx, code, publicKeyJwk)));
  }

  /** Gate, protocol and the key that signs the lists of the district. */
  @Get('me')
  async me(@Req() request: FastifyRequest) {
    const device = await this.requests.deviceOf(request);
    return asService(this.dataSource, 'device', (tx) => this.shown(tx, device));
  }

  private async shown(tx: EntityManager, { id, gateId, path }: KnownDevice) {
    const gate = await this.gates.one(tx, gateId);
    const [protocols = []] = await this.gates.protocols(tx, [gateId]);
    const now = this.clock.now();
    const signer = await this.keys.signer(tx, districtOf(path), 'list');
    const next = protocols.find(({ effectiveAt }) => effectiveAt > now);
    return {
      deviceId: id,
      gate: { ...gateRulesOf(gate, protocolAt(protocols, now)?.steps ?? []), label: gate.label, kind: gate.kind },
      nextProtocol: next ? { effectiveAt: next.effectiveAt, steps: next.steps } : null,
      listKey: signer && { keyId: signer.keyId, x: signer.x, y: signer.y },
      serverTime: now,
    };
  }
}
