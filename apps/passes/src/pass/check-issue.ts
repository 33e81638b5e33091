import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { PassClass } from '#contracts/passes.events.js';
import { Household } from '#neighbourhood/household.entity.js';
import { personsOf } from '#neighbourhood/persons.js';
import { Resident } from '#neighbourhood/resident.entity.js';
import { Vault } from '#platform/vault.js';
import { uuidOrNull } from '#platform/uuid.js';
import { PaperForm } from '../paper/paper-form.entity.js';
import { type Asked, faultOfRow, type IssueRules, type RowFault } from './issue.rules.js';
import { type Found, type Held, KnownHolders } from './known-holders.js';
import { compoundOf, keyedNumber, plateOf } from './pass.rules.js';

/** A row that can be issued. */
export interface FreshPass {
  index: number;
  residentId: string | null;
  householdId: string;
  path: string;
  plate: string | null;
  plateIndex: Buffer | null;
  visitor: { name: string; phone: string | null } | null;
  form: PaperForm | null;
}

export interface CheckedIssue {
  fresh: FreshPass[];
  rejected: (RowFault & { index: number })[];
}

const running = `
  SELECT resident_id AS "residentId", household_id AS "householdId", plate_index AS "plateIndex", path FROM pass
  WHERE pass_class = $1 AND state IN ('active', 'suspended')
    AND (resident_id = ANY($2::uuid[]) OR household_id = ANY($3::uuid[]) OR plate_index = ANY($4::bytea[]))`;

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> => new Map(rows.map((row) => [row.id, row]));

/** Tells for each row whether a pass can be issued, and why not. What the caller may not see is not there. */
@Injectable()
export class CheckIssue {
  constructor(private readonly vault: Vault) {}

  async execute(tx: EntityManager, passClass: PassClass, asked: readonly Asked[], rules: IssueRules): Promise<CheckedIssue> {
    const plates = asked.map(({ plate }) => (passClass === 'vehicle' ? this.plateIndex(plate) : null));
    const known = new KnownHolders(passClass, await this.find(tx, passClass, asked, plates));
    const checked: CheckedIssue = { fresh: [], rejected: [] };
    for (const [index, row] of asked.entries()) {
      const plateIndex = plates[index] ?? null;
      const of = known.of(row, plateIndex);
      const fault = faultOfRow(passClass, row, of, rules);
      if (fault || !of.household) {
        checked.rejected.push({ index, ...(fault ?? { code: 'PASS_HOUSEHOLD_UNKNOWN' }) });
        continue;
      }
      const fresh = { index, ...freshOf(passClass, row), householdId: of.household.id, path: compoundOf(of.household.roomPath) ?? '' };
      const form = known.formOf(row);
      known.take({ ...fresh, plateIndex }, form);
      checked.fresh.push({ ...fresh, plateIndex, form });
    }
    return checked;
  }

  private plateIndex(text: string | null): Buffer | null {
    const plate = plateOf(text ?? '');
    return plate ? this.vault.blindIndex('document', `plate:${plate}`) : null;
  }

  private async find(tx: EntityManager, passClass: PassClass, asked: readonly Asked[], plates: readonly (Buffer | null)[]): Promise<Found> {
    const residentIds = [...new Set(asked.flatMap(({ residentId }) => uuidOrNull(residentId) ?? []))];
    const residents = byId(await tx.findBy(Resident, { id: In(residentIds) }));
    const persons = await personsOf(tx, residentIds);
    const named = asked.flatMap(({ householdId }) => uuidOrNull(householdId) ?? []);
    const homes = [...residents.values()].map(({ householdId }) => householdId);
    const households = byId(await tx.findBy(Household, { id: In([...new Set([...named, ...homes])]) }));
    const numbers = asked.flatMap(({ formNumber }) => keyedNumber(formNumber ?? '') ?? []);
    const forms = await tx.find(PaperForm, { where: { number: In(numbers) }, lock: { mode: 'pessimistic_write' } });
    const records = [...persons.values()].flatMap((person) => person.records);
    const indexes = plates.filter((plate) => plate !== null);
    const held = await tx.query<Held[]>(running, [passClass, records, [...households.keys()], indexes]);
    return { residents, persons, households, forms: new Map(forms.map((form) => [form.number, form])), held };
  }
}

const freshOf = (passClass: PassClass, { residentId, plate, visitorName, visitorPhone }: Asked) => ({
  residentId: uuidOrNull(residentId),
  plate: passClass === 'vehicle' ? plateOf(plate ?? '') : null,
  visitor: passClass === 'visitor' ? { name: visitorName?.trim() ?? '', phone: visitorPhone } : null,
});
