import { Injectable } from '@nestjs/common';
import { Vault } from '#platform/vault.js';
import type { Trip } from './trip.entity.js';
import type { Vehicle } from './trip.rules.js';

/** Keeps the vehicle of a trip sealed under the trip's own key. */
@Injectable()
export class TripFile {
  constructor(private readonly vault: Vault) {}

  close(id: string, vehicle: Vehicle | null): Pick<Trip, 'vehicleSealed' | 'wrappedKey'> {
    if (!vehicle) return { vehicleSealed: null, wrappedKey: null };
    const { key, wrapped } = this.vault.newSubjectKey(id);
    return { vehicleSealed: this.vault.seal(key, JSON.stringify(vehicle), `trip.vehicle:${id}`), wrappedKey: wrapped };
  }

  vehicle({ id, vehicleSealed, wrappedKey }: Pick<Trip, 'id' | 'vehicleSealed' | 'wrappedKey'>): Vehicle | null {
    if (!vehicleSealed || !wrappedKey) return null;
    return JSON.parse(this.vault.open(this.vault.subjectKey(id, wrappedKey), vehicleSealed, `trip.vehicle:${id}`)) as Vehicle;
  }
}
