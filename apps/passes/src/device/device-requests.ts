import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { decodeProtectedHeader, errors, importJWK, jwtVerify } from 'jose';
import { DataSource } from 'typeorm';
import { readSecret } from '#platform/config.js';
import { Rejection } from '#platform/rejection.js';
import { asService } from '#platform/scope.js';
import { requireGateway } from '#platform/token.js';
import { uuidOrNull } from '#platform/uuid.js';
import { Device } from './device.entity.js';

export const deviceAudience = 'linli-gate';
/** Seconds that a device's own token may live. */
const longestLife = 300;
/** Milliseconds for which a device is not looked up again: a revocation is felt after that time. */
const rememberedMs = 5_000;
/** Seconds that clocks may be apart. */
const tolerance = 30;
const mostRemembered = 10_000;

interface PublicKey {
  x: string;
  y: string;
}

export type KnownDevice = Pick<Device, 'id' | 'gateId' | 'path'>;

/** Tells which device signed a request: with a short JWT by the key that it enrolled with. */
@Injectable()
export class DeviceRequests {
  private readonly gatewayToken = readSecret('gateway-token');
  private readonly remembered = new Map<string, { device: Device; until: number }>();
  /** Hashes of tokens that were verified, with which key, and until when they hold: a device sends one with many requests. */
  private readonly verified = new Map<string, { x: string; until: number }>();

  constructor(private readonly dataSource: DataSource) {}

  /** @throws Rejection GATEWAY_ONLY, DEVICE_TOKEN_INVALID, DEVICE_REVOKED */
  async deviceOf({ headers }: { headers: IncomingHttpHeaders }): Promise<KnownDevice> {
    requireGateway(headers, this.gatewayToken);
    const token = /^Bearer ([\w.-]+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
    const device = await this.known(idIn(token));
    if (!device?.x || !device.y) throw new Rejection('DEVICE_TOKEN_INVALID');
    if (device.state === 'revoked') throw new Rejection('DEVICE_REVOKED');
    await this.check(token, device.id, { x: device.x, y: device.y });
    return device;
  }

  private async check(token: string, id: string, key: PublicKey): Promise<void> {
    const hash = createHash('sha256').update(token).digest('base64');
    const before = this.verified.get(hash);
    if (before?.x === key.x && before.until > Date.now()) return;
    const until = await verify(token, id, key);
    if (this.verified.size >= mostRemembered) this.verified.clear();
    this.verified.set(hash, { x: key.x, until });
  }

  private async known(id: string | null): Promise<Device | null> {
    if (!id) return null;
    const before = this.remembered.get(id);
    // Real time, not the clock that journeys move: tokens are made and checked by different processes.
    if (before && before.until > Date.now()) return before.device;
    const device = await asService(this.dataSource, 'device', (tx) => tx.findOneBy(Device, { id }));
    if (this.remembered.size >= mostRemembered) this.remembered.clear();
    if (device) this.remembered.set(id, { device, until: Date.now() + rememberedMs });
    return device;
  }
}

function idIn(token: string): string | null {
  try {
    return uuidOrNull(decodeProtectedHeader(token).kid);
  } catch {
    return null;
  }
}

/**
 * @returns moment of real time (ms) until which it holds
 * @throws Rejection DEVICE_TOKEN_INVALID
 */
async function verify(token: string, id: string, { x, y }: PublicKey): Promise<number> {
  try {
    const key = await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256');
    const { payload } = await jwtVerify(token, key, {
      ...{ algorithms: ['ES256'], audience: deviceAudience, issuer: id, maxTokenAge: longestLife, clockTolerance: tolerance },
      requiredClaims: ['iat', 'exp'],
    });
    if (payload.exp! - payload.iat! > longestLife) throw new Rejection('DEVICE_TOKEN_INVALID');
    return (payload.exp! + tolerance) * 1_000;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new Rejection('DEVICE_TOKEN_INVALID');
    throw error;
  }
}
