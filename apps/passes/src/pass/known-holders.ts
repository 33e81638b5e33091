import type { PassClass } from '#contracts/passes.events.js';
import type { Household } from '#neighbourhood/household.entity.js';
import type { Person } from '#neighbourhood/persons.js';
import type { Resident } from '#neighbourhood/resident.entity.js';
import { uuidOrNull } from '#platform/uuid.js';
import type { PaperForm } from '../paper/paper-form.entity.js';
import type { Asked, Known } from './issue.rules.js';
import { compoundOf, keyedNumber } from './pass.rules.js';

/** A running pass of the class that is being issued. */
export interface Held {
  residentId: string | null;
  householdId: string;
  plateIndex: Buffer | null;
  path: string;
}

export interface Found {
  residents: ReadonlyMap<string, Resident>;
  persons: ReadonlyMap<string, Person>;
  households: ReadonlyMap<string, Household>;
  forms: ReadonlyMap<string, PaperForm>;
  held: readonly Held[];
}

const plateIn = (path: string | null, plateIndex: Buffer): string => `${path} ${plateIndex.toString('base64')}`;

/** What is known of the holders of one request; each row that was taken counts for those after it. */
export class KnownHolders {
  private readonly standing: ReadonlyMap<string, string>;
  private readonly counts = new Map<string, number>();
  private readonly plates = new Set<string>();
  private readonly usedForms = new Set<string>();

  constructor(
    private readonly passClass: PassClass,
    private readonly found: Found,
  ) {
    this.standing = new Map([...found.persons.values()].flatMap(({ records, standing }) => records.map((id) => [id, standing] as const)));
    for (const held of found.held) this.take(held);
  }

  of(row: Asked, plateIndex: Buffer | null): Known {
    const resident = this.found.residents.get(uuidOrNull(row.residentId) ?? '');
    const household = this.found.households.get(resident?.householdId ?? uuidOrNull(row.householdId) ?? '') ?? null;
    const form = this.formOf(row);
    return {
      household,
      residentKnown: resident !== undefined,
      running: household ? (this.counts.get(this.ownerOf(resident?.id ?? null, household.id)) ?? 0) : 0,
      plateTaken: plateIndex !== null && this.plates.has(plateIn(compoundOf(household?.roomPath ?? ''), plateIndex)),
      form: form && { checkCode: form.checkCode, used: form.passId !== null || this.usedForms.has(form.number) },
    };
  }

  formOf({ formNumber }: Asked): PaperForm | null {
    return this.found.forms.get(keyedNumber(formNumber ?? '') ?? '') ?? null;
  }

  /** It counts for the rows after it. */
  take({ residentId, householdId, plateIndex, path }: Held, form: PaperForm | null = null): void {
    if (form) this.usedForms.add(form.number);
    const owner = this.ownerOf(residentId, householdId);
    this.counts.set(owner, (this.counts.get(owner) ?? 0) + 1);
    if (plateIndex) this.plates.add(plateIn(path, plateIndex));
  }

  /** A person holds residents' passes, whatever record they are under; a household the others. */
  private ownerOf(residentId: string | null, householdId: string): string {
    if (this.passClass !== 'resident') return `household ${householdId}`;
    return `person ${this.standing.get(residentId ?? '') ?? residentId}`;
  }
}
