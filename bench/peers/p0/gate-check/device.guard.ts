import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { Repository } from 'typeorm';
import { PeerDevice } from './device.entity.js';

export interface DeviceRequest {
  headers: Record<string, string | undefined>;
  device: PeerDevice;
}

/** The token of a device, signed by its own key. The device is kept in memory once it is known. */
@Injectable()
export class DeviceGuard implements CanActivate {
  private readonly known = new Map<string, PeerDevice>();

  constructor(@InjectRepository(PeerDevice) private readonly devices: Repository<PeerDevice>) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<DeviceRequest>();
    try {
      const token = request.headers['authorization']?.split(' ')[1] ?? '';
      const device = await this.device(decodeProtectedHeader(token).kid ?? '');
      const key = await importJWK({ kty: 'EC', crv: 'P-256', x: device.x, y: device.y }, 'ES256');
      await jwtVerify(token, key, { algorithms: ['ES256'], issuer: device.id, audience: 'linli-gate' });
      request.device = device;
      return true;
    } catch {
      throw new UnauthorizedException();
    }
  }

  private async device(id: string): Promise<PeerDevice> {
    const device = this.known.get(id) ?? (await this.devices.findOneByOrFail({ id }));
    this.known.set(id, device);
    return device;
  }
}
