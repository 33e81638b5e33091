import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { PassClass } from '#contracts/passes.events.js';
import { Household } from '#neighbourhood/household.entity.js';
import { personsOf } from '#neighbourhood/persons.js';
import { Resident } from '#neighbourhood/resident.entity.js';
import { Vault } from '#platform/vault.js';
import { uuidOrNull } from '../ids.js';
import { PaperForm } from '../paper/paper-form.entity.js';
import { type Asked, faultOfRow, type IssueRules, type Known, type RowFault } from './issue.rules.js';
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
  SELECT resident_id AS "residentId", household_id AS "householdId", plate_index AS "plateIndex" FROM pass
  WHERE pass_class = $1 AND state IN ('active', 'suspended')
    AND (resident_id = ANY($2::uuid[]) OR household_id = ANY($3::uuid[]) OR plate_index = ANY($4::bytea[]))`;

/** Tells for each row whether a pass can be issued, and why not. What the caller may not see is not there. */
@Injectable()
export class CheckIssue {
  constructor(private readonly vault: Vault) {}

  async execute(tx: EntityManager, passClass: PassClass, asked: readonly Asked[], rules: IssueRules): Promise<CheckedIssue> {
    const known = await this.read(tx, passClass, asked);
    const checked: CheckedIssue = { fresh: [], rejected: [] };
    for (const [index, row] of asked.entries()) {
      const of = known.of(row);
      const fault = faultOfRow(passClass, row, of, rules);
      if (fault) checked.rejected.push({ index, ...fault });
      else checked.fresh.push(known.take(index, row, of));
    }
    return checked;
  }

  private plateIndex(text: string | null): Buffer | null {
    const plate = plateOf(text ?? '');
    return plate ? this.vault.blindIndex('document', `plate:${plate}`) : null;
  }

  private async read(tx: EntityManager, passClass: PassClass, asked: readonly Asked[]) {
    const residentIds = [...new Set(asked.flatMap(({ residentId }) => uuidOrNull(residentId) ?? []))];
    const residents = new Map((await tx.findBy(Resident, { id: In(residentIds) })).map((resident) => [resident.id, resident]));
    const persons = await personsOf(tx, residentIds);
    const householdIds = [
      ...asked.flatMap(({ householdId }) => uuidOrNull(householdId) ?? []),
      ...[...residents.values()].map((one) => one.householdId),
    ];
    const households = new Map(
      (await tx.findBy(Household, { id: In([...new Set(householdIds)]) })).map((household) => [household.id, household]),
    );
    const numbers = asked.flatMap(({ formNumber }) => keyedNumber(formNumber ?? '') ?? []);
    const forms = new Map(
      (await tx.find(PaperForm, { where: { number: In(numbers) }, lock: { mode: 'pessimistic_write' } })).map((form) => [
        form.number,
        form,
      ]),
    );
    const records = [...persons.values()].flatMap((person) => person.records);
    const plates = asked.flatMap(({ plate }) => this.plateIndex(plate) ?? []);
    const held = await tx.query<{ residentId: string | null; householdId: string; plateIndex: Buffer | null }[]>(running, [
      ...[passClass, records, [...households.keys()], plates],
    ]);
    const standing = (id: string | null): string | null => (id ? (persons.get(id)?.standing ?? id) : null);
    const ownerOf = (residentId: string | null, householdId: string): string =>
      passClass === 'resident' ? `person ${standing(residentId)}` : `household ${householdId}`;
    const counts = new Map<string, number>();
    const count = (owner: string): void => void counts.set(owner, (counts.get(owner) ?? 0) + 1);
    const standingOfRecord = new Map([...persons.values()].flatMap((person) => person.records.map((id) => [id, person.standing] as const)));
    for (const { residentId, householdId } of held)
      count(passClass === 'resident' ? `person ${standingOfRecord.get(residentId ?? '') ?? residentId}` : `household ${householdId}`);
    const taken = new Set(held.flatMap(({ plateIndex }) => plateIndex?.toString('base64') ?? []));

    return {
      of: (row: Asked): Known => {
        const resident = residents.get(uuidOrNull(row.residentId) ?? '');
        const household = households.get(resident?.householdId ?? uuidOrNull(row.householdId) ?? '') ?? null;
        const form = forms.get(keyedNumber(row.formNumber ?? '') ?? '');
        return {
          household,
          residentKnown: resident !== undefined,
          running: household ? (counts.get(ownerOf(resident?.id ?? null, household.id)) ?? 0) : 0,
          plateTaken: taken.has(this.plateIndex(row.plate)?.toString('base64') ?? ''),
          form: form ? { checkCode: form.checkCode, used: form.passId !== null } : null,
        };
      },
      take: (index: number, row: Asked, { household }: Known): FreshPass => {
        if (!household) throw new Error('A pass was checked without its household');
        const residentId = uuidOrNull(row.residentId);
        const plateIndex = passClass === 'vehicle' ? this.plateIndex(row.plate) : null;
        const form = forms.get(keyedNumber(row.formNumber ?? '') ?? '') ?? null;
        count(ownerOf(residentId, household.id));
        if (plateIndex) taken.add(plateIndex.toString('base64'));
        if (form) form.passId = 'taken';
        return {
          ...{ index, residentId, householdId: household.id, path: compoundOf(household.roomPath) ?? '', plateIndex, form },
          plate: passClass === 'vehicle' ? plateOf(row.plate ?? '') : null,
          visitor: passClass === 'visitor' ? { name: row.visitorName?.trim() ?? '', phone: row.visitorPhone } : null,
        };
      },
    };
  }
}
