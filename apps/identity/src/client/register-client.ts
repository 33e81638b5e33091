import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { Client } from './client.entity.js';

interface NewClient {
  id: string;
  name: string;
  /** Public keys only. */
  jwks: Client['jwks'];
}

const isPublicKey = (key: Record<string, unknown>): boolean => typeof key['kid'] === 'string' && !('d' in key) && !('k' in key);

@Injectable()
export class RegisterClient {
  /** Registers a client or replaces its keys. @throws Rejection INPUT_INVALID when a key is secret or has no id. */
  async execute(tx: EntityManager, { id, name, jwks }: NewClient): Promise<void> {
    if (jwks.keys.length === 0 || !jwks.keys.every(isPublicKey)) throw new Rejection('INPUT_INVALID', { field: 'jwks' });
    await tx.save(Client, { id, name, jwks, until: null });
  }
}
