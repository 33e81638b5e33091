import type { EntityManager } from 'typeorm';
import { Client } from './client.entity.js';

/** How the provider sees a registered client; undefined when there is none or its time is over. */
export async function clientMetadata(tx: EntityManager, id: string, now: Date): Promise<Record<string, unknown> | undefined> {
  const client = await tx.findOneBy(Client, { id });
  if (!client || (client.until && client.until <= now)) return undefined;
  return {
    client_id: client.id,
    client_name: client.name,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    jwks: client.jwks,
  };
}
