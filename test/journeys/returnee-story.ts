import { expect } from '@jest/globals';
import { chinaDay, chinaDayAfter, chinaTime } from '#platform/china-time.rules.js';
import { phone } from '#testing/builders.js';
import { eventually } from '#testing/stack.js';
import { RunningStack } from '../running-stack.js';
import { TraceCollector } from '../trace-collector.js';
import { type Caller, PhoneCaller, staff } from './callers.js';
import type { GateDevice } from './gate-device.js';
import * as say from './returnee-operations.js';

export const subdistrict = { code: '310105008000', path: '310000000000.310105000000.310105008000' };
export const committee = { code: '310105008020', path: `${subdistrict.path}.310105008020` };

/** Each has a part in the story, and is killed once when there are blows. */
export const services = ['audit', 'gateway', 'identity', 'notifications', 'passes', 'registration', 'screening', 'supplies'] as const;

const roster = `小区,楼栋,房号,房屋状态,与户主关系,姓名,出生日期,联系电话
茅台新苑,12号,301,空置,,,,
茅台新苑,12号,302,自住,户主,王试甲,1980-01-01,${phone(2).slice(3)}`;

const people = [
  ['committee-worker', committee.path],
  ['committee-lead', committee.path],
  ['doctor', subdistrict.path],
  ['subdistrict-officer', subdistrict.path],
  ['volunteer', committee.path],
  ['pharmacy-clerk', committee.path],
  ['operator', '310000000000'],
] as const;

/** What stands on the paper of the four: those of the family first. */
export interface Printed {
  family: string[];
  neighbour: string;
}

/** A stack, the people of a committee, and a family on one phone; time is in the hand of the story. */
export class ReturneeStory {
  readonly stack = new RunningStack();
  readonly collector = new TraceCollector();
  readonly family = new PhoneCaller(this.stack, phone(1), 'ko');
  /** Ids of the processes that were killed, by service. */
  readonly killed: Record<string, number> = {};
  home!: say.Home;
  observed!: say.Observed[];
  neighbourPass!: string;
  printed!: Printed;
  /** What the app of the family showed last before the observation. */
  shown!: string;
  gate!: GateDevice;
  private movedMs = 0;

  /** With `blows` each service is killed once, and what is promised within seconds may take longer. */
  constructor(private readonly blows: boolean) {}

  async begin(): Promise<void> {
    this.stack.start(await this.collector.open());
    await this.stack.makePersons(people.map(([role, scope]) => ({ handle: role, role, scope })));
    await this.stack.loadAreas('operator');
    const preview = await this.stack.upload('committee-worker', committee.code, roster);
    await this.stack.apply('committee-worker', preview);
    await this.stack.applied('committee-worker', preview);
    await this.moveTo(chinaTime(chinaDayAfter(chinaDay(new Date())), '15:00'));
  }

  end = (): void => {
    this.stack.end();
    this.collector.close();
  };
  as = (handle: (typeof people)[number][0]): Caller => staff(this.stack, handle);

  /** Here a service is killed, in a story with blows; none is killed twice. */
  async blow(service: (typeof services)[number]): Promise<void> {
    if (this.blows) this.killed[service] ??= await this.stack.kill(service);
  }

  eventually<T>(check: () => Promise<T> | T, deadlineMs = 10_000): Promise<Exclude<T, undefined | false>> {
    return eventually(check, this.blows ? Math.max(deadlineMs, 60_000) : deadlineMs);
  }

  now = (): Date => new Date(Date.now() + this.movedMs);
  today = (days = 0): string => chinaDayAfter(chinaDay(this.now()), days);

  /** Every service has heard of the new time when this is over. */
  async moveTo(instant: Date): Promise<void> {
    this.movedMs = instant.getTime() - Date.now();
    this.stack.moveClock(this.movedMs);
    await eventually(async () => {
      const shown = Object.values(await this.figures());
      return shown.every((figure) => !figure || new Date(figure.asOf) >= instant);
    }, 60_000);
  }

  /** To a day of the observation, the first of which is 1. */
  onDay = (day: number, time: string): Promise<void> =>
    this.moveTo(chinaTime(chinaDayAfter(chinaDay(new Date(this.observed[0]!.startsAt)), day - 1), time));

  async figures(): Promise<say.Figures> {
    return (await this.as('committee-worker').data<{ area: say.Figures }>(say.figures, { code: committee.code })).area;
  }

  /** What the board shows before long. */
  shows = (expected: object): Promise<true> =>
    this.eventually(async () => {
      expect(await this.figures()).toMatchObject(expected);
      return true as const;
    });

  room = async (number: string): Promise<string> => {
    const variables = { within: committee.code, text: `12号${number}` };
    const { findAddress } = await this.as('committee-worker').data<{ findAddress: { roomCode: string }[] }>(say.findAddress, variables);
    return findAddress[0]?.roomCode ?? '';
  };

  mine = async (): Promise<say.Home> => (await this.family.data<{ myHouseholds: say.Home[] }>(say.myHouseholds)).myHouseholds[0]!;

  passes = async (): Promise<say.Pass[]> => (await this.family.data<{ passesOf: say.Pass[] }>(say.passesOf, { id: this.home.id })).passesOf;

  /** What the app of the caller shows for a pass at this moment. */
  codeOf = async (caller: Caller, id: string): Promise<string> =>
    (await caller.data<{ passCode: { token: string } }>(say.passCode, { id })).passCode.token;

  inbox = async (): Promise<say.Message[]> =>
    (await this.family.data<{ inbox: { nodes: say.Message[] } }>(say.inbox, { id: this.home.id })).inbox.nodes;

  tasks = async (): Promise<say.Task[]> => {
    const { workList } = await this.as('committee-worker').data<{ workList: say.WorkList }>(say.workList, { code: committee.code });
    return workList.bundles.flatMap((bundle) => bundle.tasks);
  };
}
