import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustListPublished } from '#contracts/passes.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { scheduleDue } from '#platform/due-work.js';
import { Vault } from '#platform/vault.js';
import { codeOf, districtPathOf } from '../pass/pass.rules.js';
import { forgetStepsWork } from './forget-steps.js';

export const replaceKeyWork = 'token.replace-key';
/** How long a key signs, in days. */
const keyDays = 30;
const dayMs = 86_400_000;

const insert = `
  INSERT INTO signing_key (id, district, purpose, x, y, wrapped_key, private_sealed, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT DO NOTHING RETURNING id`;

const next = `
  INSERT INTO district_lists AS l (district, trust_number, revocation_number) VALUES ($1, 1, 0)
  ON CONFLICT (district) DO UPDATE SET trust_number = l.trust_number + 1 RETURNING trust_number AS number`;

const trusted = `SELECT id FROM signing_key WHERE district = $1 AND purpose = 'token' AND (trusted_until IS NULL OR trusted_until > $2) ORDER BY made_at`;

/** A district that issues its first pass or opens its first gate gets a key for lists and one for tokens. */
@Injectable()
export class EnsureKeys {
  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** `paths` lie in the districts. */
  async execute(tx: EntityManager, paths: readonly string[]): Promise<void> {
    for (const path of [...new Set(paths.map(districtPathOf))].toSorted()) {
      const known = await tx.query<{ purpose: string }[]>('SELECT purpose FROM signing_key WHERE district = $1 AND signs_until IS NULL', [
        codeOf(path),
      ]);
      if (known.length < 2) await this.make(tx, path, ['list', 'token']);
    }
  }

  /** `path` is the district's. Makes keys where none is in use, tells what is trusted from now on, and when the key for tokens is replaced. */
  async make(tx: EntityManager, path: string, purposes: readonly ('list' | 'token')[]): Promise<void> {
    const [district, now] = [codeOf(path), this.clock.now()];
    let made = 0;
    for (const purpose of purposes) made += await this.insert(tx, district, purpose, now);
    if (made === 0) return;
    const [row] = await tx.query<{ number: number }[]>(next, [district]);
    const keys = await tx.query<{ id: string }[]>(trusted, [district, now]);
    const payload = { areaCode: district, number: row!.number, keyIds: keys.map(({ id }) => id) };
    await this.outbox.add(tx, TrustListPublished, payload, { sequence: row!.number, jurisdiction: path });
    await scheduleDue(tx, replaceKeyWork, path, new Date(now.getTime() + keyDays * dayMs));
    await scheduleDue(tx, forgetStepsWork, district, new Date(now.getTime() + dayMs));
  }

  private async insert(tx: EntityManager, district: string, purpose: 'list' | 'token', now: Date): Promise<number> {
    const id = randomBytes(8).toString('hex');
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = privateKey.export({ format: 'jwk' });
    const { key, wrapped } = this.vault.newSubjectKey(id);
    const sealed = this.vault.seal(key, JSON.stringify(jwk), `signing_key.private:${id}`);
    const rows = await tx.query<unknown[]>(insert, [id, district, purpose, jwk.x, jwk.y, wrapped, sealed, now]);
    return rows.length;
  }
}
