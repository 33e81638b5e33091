import { randomUUID } from 'node:crypto';
import { eventually } from '#testing/stack.js';
import { demoRoster } from '../../apps/cli/src/demo/roster.js';
import { CommitteeDay } from './committee-day.js';
import { CuttableNetwork } from './cuttable-network.js';
import { type Coming, GateDevice, openGate } from './gate-device.js';
import { committee } from './returnee-story.js';

const devices = 4;
const holders = 40;

const people = [
  { handle: 'committee-worker', role: 'committee-worker', scope: committee.path },
  { handle: 'operator', role: 'operator', scope: '310000000000' },
];

interface Visitor {
  name: string;
  phone: string;
}

/** Who comes to a gate, as one of a kind, and how it has to end. */
export interface Kind {
  comes(place: number): Coming;
  reason: string;
}

/** A compound with four gates, a device at each of them behind one network, and people with their passes on their phones. */
export class GateCompound {
  readonly day = new CommitteeDay();
  readonly network = new CuttableNetwork(() => {
    const { hostname: host, port } = new URL(this.day.stack.facts.publicUrl);
    return { host, port: Number(port) };
  });
  readonly roster = demoRoster({ committeeCode: committee.code, committeeName: '茅台新苑', rooms: 60, seed: 2_000 });
  readonly visitors: Visitor[] = [];
  readonly devices: GateDevice[] = [];
  passes: string[] = [];
  private codes: string[] = [];
  private screenshots: string[] = [];

  async begin(): Promise<void> {
    await this.day.begin({ people, roster: this.roster, topics: ['passes.gate-check', 'passes.pass'], service: 'passes' });
    await this.network.open();
    const compound = this.day.heard.of('area-defined').find(({ payload }) => payload['kind'] === 'compound')!.key;
    const worker = this.day.as('committee-worker');
    const around = { url: () => this.network.url, now: this.day.now };
    for (let number = 1; number <= devices; number += 1) {
      const gateId = await openGate(worker, compound, `${number}号门`);
      this.devices.push(await GateDevice.enrol(around, worker, gateId));
    }
    await this.issue();
  }

  async end(): Promise<void> {
    this.network.close();
    await this.day.end();
  }

  /** Everybody opens the pass on the phone; the codes of the time before are screenshots from now on. */
  async openPhones(): Promise<void> {
    this.screenshots = this.codes;
    const asked = (ids: readonly string[]) => `{ ${ids.map((id, index) => `p${index}: passCode(id: "${id}") { token }`).join(' ')} }`;
    const halves = [this.passes.slice(0, holders / 2), this.passes.slice(holders / 2)];
    const answers = await Promise.all(
      halves.map((ids) => this.day.as('committee-worker').data<Record<string, { token: string }>>(asked(ids))),
    );
    this.codes = answers.flatMap((answer) => Object.values(answer).map(({ token }) => token));
  }

  /** One of each kind in sixteen; everybody else goes in or out with a pass that is good. */
  kindOf(place: number, lost: string | null): Kind {
    const token = this.codes[place % this.codes.length]!;
    const direction = place % 2 === 0 ? ('in' as const) : ('out' as const);
    const well: Kind = { comes: () => ({ token, direction }), reason: 'ADMITTED' };
    const [screenshot] = this.screenshots;
    switch (place % 16) {
      case 1:
        return { comes: () => ({ token, temperature: 37.6 }), reason: 'FEVER' };
      case 4:
        return { comes: () => ({ token, answers: { 'key-region': true, symptoms: false } }), reason: 'ANSWERED_YES' };
      case 7:
        return { comes: () => ({ token: null, visitor: this.visitor() }), reason: 'NO_PASS' };
      case 10:
        return { comes: () => ({ token: 'https://example.org/pass' }), reason: 'TOKEN_FOREIGN' };
      case 13:
        return screenshot ? { comes: () => ({ token: screenshot }), reason: 'TOKEN_REPLAYED' } : well;
      case 15:
        return lost ? { comes: () => ({ token: lost }), reason: 'PASS_SUSPENDED' } : well;
      default:
        return well;
    }
  }

  /** Somebody has lost a phone and says so; whoever found it can still show the code. */
  async lose(): Promise<string> {
    const [[id], [code]] = [this.passes.splice(3, 1), this.codes.splice(3, 1)];
    const suspend = 'mutation ($r: ID!, $id: ID!) { suspendPass(requestId: $r, id: $id, reason: lost) { state } }';
    await this.day.as('committee-worker').data(suspend, { r: randomUUID(), id });
    return code!;
  }

  private visitor(): Visitor {
    const number = this.visitors.length + 1;
    const visitor = { name: `访试演${number}客`, phone: `1549${String(number).padStart(7, '0')}` };
    this.visitors.push(visitor);
    return visitor;
  }

  private async issue(): Promise<void> {
    const residents = this.day.heard.of('resident-registered').slice(0, holders);
    const validUntil = new Date(Date.now() + 90 * 86_400_000).toISOString();
    const input = {
      requestId: randomUUID(),
      passClass: 'resident',
      validUntil,
      holders: residents.map(({ key }) => ({ residentId: key })),
    };
    const issue = 'mutation ($input: IssuePassesInput!) { issuePasses(input: $input) { passes { id } } }';
    this.passes = await eventually(async () => {
      const { issuePasses } = await this.day
        .as('committee-worker')
        .data<{ issuePasses: { passes: { id: string }[] } }>(issue, { input: { ...input, requestId: randomUUID() } });
      return issuePasses.passes.length === holders && issuePasses.passes.map(({ id }) => id);
    }, 20_000);
  }
}
