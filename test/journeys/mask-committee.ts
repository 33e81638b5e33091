import { randomUUID } from 'node:crypto';
import { eventually } from '#testing/stack.js';
import { type DemoRow, demoRoster } from '../../apps/cli/src/demo/roster.js';
import { type Caller, PhoneCaller } from './callers.js';
import { CommitteeDay } from './committee-day.js';
import { atOnce, type Desk, onPaper, type Wish } from './mask-rush.js';
import { linkMyHousehold, myHouseholds } from './mask-operations.js';
import { committee, subdistrict } from './returnee-story.js';

export const families = 566;
const byPhone = 20;
const pileOfPaper = 96;
const workers = ['committee-worker', 'committee-worker-2', 'committee-worker-3'];

const people = [
  ...workers.map((handle) => ({ handle, role: 'committee-worker', scope: committee.path })),
  { handle: 'subdistrict-officer', role: 'subdistrict-officer', scope: subdistrict.path },
  { handle: 'pharmacy-clerk', role: 'pharmacy-clerk', scope: committee.path },
  { handle: 'operator', role: 'operator', scope: '310000000000' },
];

const roomOf = ({ compound, building, unit, room }: DemoRow): string => [compound, building, unit, room].join(' ');

/** One household in each room: its head, with name, document and phone. */
function heads(): DemoRow[] {
  const roster = demoRoster({ committeeCode: committee.code, committeeName: '茅台新苑', rooms: 800, seed: 566 });
  const withHead = [...new Map(roster.toReversed().map((row) => [roomOf(row), row])).values()].filter(({ name }) => name).toReversed();
  return withHead.slice(0, families);
}

export interface Resident {
  caller: Caller;
  householdId: string;
}

/** 566 households of a committee: some with their phone in the hand, the others at the desks of three workers and on paper. */
export class MaskCommittee {
  readonly day = new CommitteeDay();
  readonly roster = heads();
  residents: Resident[] = [];

  async begin(): Promise<void> {
    await this.day.begin({ people, roster: this.roster, topics: ['supplies.round', 'supplies.reservation'], service: 'supplies' });
    const phones = this.roster.flatMap(({ phone }) => phone ?? []).slice(0, byPhone);
    for (const phone of phones) this.residents.push(await this.signIn(`+86${phone}`));
  }

  /** Every household once. */
  desks(): Desk[] {
    const all = this.day.heard.of('household-registered').map(({ key }) => key);
    const phones = this.residents.map(({ caller, householdId }) => atOnce(caller, [wishOf(householdId)]));
    const others = all.filter((id) => !this.residents.some(({ householdId }) => householdId === id)).map(wishOf);
    const desks = workers.map((handle, place) => {
      const wishes = others.slice(pileOfPaper).filter((_, index) => index % workers.length === place);
      return atOnce(this.day.as(handle), wishes);
    });
    return [...phones, onPaper(this.day.as(workers[0]!), others.slice(0, pileOfPaper)), ...desks];
  }

  private async signIn(phone: string): Promise<Resident> {
    const caller = new PhoneCaller(this.day.stack, phone, 'zh');
    await caller.signIn();
    const { linkMyHousehold: links } = await caller.data<{ linkMyHousehold: { householdId: string }[] }>(linkMyHousehold, {
      r: randomUUID(),
    });
    await eventually(async () => {
      await caller.renew();
      return (await caller.data<{ myHouseholds: object[] }>(myHouseholds)).myHouseholds.length > 0;
    }, 30_000);
    return { caller, householdId: links[0]!.householdId };
  }
}

export const wishOf = (householdId: string): Wish => ({ requestId: randomUUID(), householdId });
