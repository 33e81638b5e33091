import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { scheduleDue } from '#platform/due-work.js';
import { uuidv7 } from '#platform/uuid.js';
import { Vault } from '#platform/vault.js';
import { EnsureKeys } from '../token/ensure-keys.js';
import type { FreshPass } from './check-issue.js';
import { expirePassesWork } from './expire-passes.js';
import type { Issuing } from './issue.rules.js';
import { KeepPassBooks } from './keep-pass-books.js';
import { codeFrom, passNumber } from './pass.rules.js';
import { type PassRow, passRow } from './pass-row.js';

const minuteMs = 60_000;

const insert = `
  INSERT INTO pass AS p (id, number, check_code, pass_class, resident_id, household_id, path, valid_from, valid_until, hours_from, hours_until,
    state, state_since, wrapped_key, details_sealed, plate_index, issued_by, issued_at, version)
  SELECT n.id, n.number, n.check_code, $9, n.resident_id, n.household_id, n.path, $10, $11, $12, $13, 'active', $14, n.wrapped_key, n.details_sealed,
    n.plate_index, $15, $14, 1
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::bytea[], $8::bytea[], $16::bytea[])
    AS n (id, number, check_code, resident_id, household_id, path, wrapped_key, details_sealed, plate_index)
  RETURNING ${passRow('p')}`;

const takeForms = `UPDATE paper_form f SET pass_id = n.pass_id FROM unnest($1::text[], $2::uuid[]) AS n (number, pass_id) WHERE f.number = n.number`;

/** Numbers for cards, each given once. */
export async function takeNumbers(tx: EntityManager, count: number): Promise<string[]> {
  const rows = await tx.query<{ number: string }[]>(`SELECT nextval('pass_numbers') AS number FROM generate_series(1, $1)`, [count]);
  return rows.map(({ number }) => passNumber(Number(number)));
}

export const newCheckCode = (): string => codeFrom(randomBytes(4));

/** Writes passes, their history and counts by a statement each, and when they will expire. */
@Injectable()
export class WritePasses {
  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly keep: KeepPassBooks,
    private readonly keys: EnsureKeys,
  ) {}

  async execute(tx: EntityManager, by: string, issuing: Issuing, fresh: readonly FreshPass[]): Promise<PassRow[]> {
    const now = this.clock.now();
    const numbers = await takeNumbers(tx, fresh.length);
    const made = fresh.map((pass, place) => {
      const id = uuidv7(now.getTime());
      const printed = pass.form ?? { number: numbers[place]!, checkCode: newCheckCode() };
      return { id, pass, number: printed.number, checkCode: printed.checkCode, ...this.sealed(id, pass) };
    });
    const { passClass, validFrom, validUntil, hours } = issuing;
    const rows = await tx.query<PassRow[]>(insert, [
      made.map(({ id }) => id),
      made.map(({ number }) => number),
      made.map(({ checkCode }) => checkCode),
      made.map(({ pass }) => pass.residentId),
      made.map(({ pass }) => pass.householdId),
      made.map(({ pass }) => pass.path),
      made.map(({ wrapped }) => wrapped),
      made.map(({ details }) => details),
      ...[passClass, validFrom, validUntil, hours?.[0] ?? null, hours?.[1] ?? null, now, by],
      made.map(({ pass }) => pass.plateIndex),
    ]);
    const forms = made.filter(({ pass }) => pass.form);
    if (forms.length > 0) await tx.query(takeForms, [forms.map(({ number }) => number), forms.map(({ id }) => id)]);
    const moved = rows.map((row) => ({ ...row, before: null, after: 'active' as const }));
    await this.keep.execute(tx, moved, { type: 'pass-issued', reason: null, by });
    await this.keys.execute(
      tx,
      rows.map(({ path }) => path),
    );
    const minute = new Date(Math.ceil(validUntil.getTime() / minuteMs) * minuteMs);
    await scheduleDue(tx, expirePassesWork, minute.toISOString(), minute);
    return rows;
  }

  private sealed(id: string, { plate, visitor }: FreshPass): { wrapped: Buffer | null; details: Buffer | null } {
    if (!plate && !visitor) return { wrapped: null, details: null };
    const { key, wrapped } = this.vault.newSubjectKey(id);
    return { wrapped, details: this.vault.seal(key, JSON.stringify({ plate, visitor }), `pass.details:${id}`) };
  }
}
