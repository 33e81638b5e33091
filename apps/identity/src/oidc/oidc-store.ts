import { createHash } from 'node:crypto';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { IsNull, type DataSource, type EntityManager } from 'typeorm';
import { asService } from '#platform/scope.js';
import { clientMetadata } from '../client/client-metadata.js';
import { OidcRecord } from './oidc-record.entity.js';

const hashed = (id: string): string => createHash('sha256').update(id).digest('base64url');

/** Kinds whose id is itself what a thief would need; their id is not kept in the payload either. */
const bearers = new Set(['AuthorizationCode', 'RefreshToken']);

/** The provider's memory in PostgreSQL. Expiry is in real time, like that of the tokens themselves. */
export class OidcStore implements Adapter {
  constructor(
    private readonly dataSource: DataSource,
    private readonly kind: string,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { jti, ...rest } = payload;
    const record = {
      kind: this.kind,
      idHash: hashed(id),
      payload: (bearers.has(this.kind) ? rest : { ...rest, jti }) as Record<string, unknown>,
      grantId: payload.grantId ?? null,
      uid: payload.uid ?? null,
      expiresAt: expiresIn ? new Date(Date.now() + expiresIn * 1_000) : null,
    };
    await this.inTransaction((tx) => tx.upsert(OidcRecord, record as never, ['kind', 'idHash']));
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.inTransaction(async (tx) => {
      if (this.kind === 'Client') return clientMetadata(tx, id, new Date());
      const payload = alive(await tx.findOneBy(OidcRecord, { kind: this.kind, idHash: hashed(id) }));
      return payload && { ...payload, jti: id };
    });
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.inTransaction(async (tx) => alive(await tx.findOneBy(OidcRecord, { kind: this.kind, uid })));
  }

  /** The device flow is not offered. */
  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** Only the first of two who use the same code or refresh token at once gets through. */
  async consume(id: string): Promise<void> {
    const used = { kind: this.kind, idHash: hashed(id), consumedAt: IsNull() };
    const { affected } = await this.inTransaction((tx) => tx.update(OidcRecord, used, { consumedAt: new Date() }));
    if (affected !== 1) throw new Error(`${this.kind} was used twice at the same time`);
  }

  async destroy(id: string): Promise<void> {
    await this.inTransaction((tx) => tx.delete(OidcRecord, { kind: this.kind, idHash: hashed(id) }));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.inTransaction((tx) => tx.delete(OidcRecord, { kind: this.kind, grantId }));
  }

  private inTransaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return asService(this.dataSource, 'oidc', work);
  }
}

function alive(record: OidcRecord | null): AdapterPayload | undefined {
  if (!record || (record.expiresAt && record.expiresAt.getTime() <= Date.now())) return undefined;
  const consumed = record.consumedAt ? { consumed: Math.floor(record.consumedAt.getTime() / 1_000) } : {};
  return { ...record.payload, ...consumed };
}
