import type { Chance } from '../../../apps/cli/src/demo/chance.js';
import { someCheck } from '../../../bench/gate-checks/some-checks.js';
import type { Door } from './door.js';
import { type Answered, openLoop } from './open-loop.js';

/** Checks in an array; sizes differ, so that a queue that is nearly full has room for a part of one. */
const inOneArray = [5, 35] as const;
export const meanArray = (inOneArray[0] + inOneArray[1]) / 2;
/** Requests at once that show what the gate can do at its best. */
const crowd = 64;

export type Answer = 'ok' | 'refused' | 'unknown';

/** One array of checks, and what its sender was told. */
export interface Told {
  keys: string[];
  answer: Answer;
}

export interface Level {
  sentPerSecond: number;
  /** Checks that were answered within the time, a second. */
  goodput: number;
}

const answerOf = (answered?: Answered): Answer => (!answered ? 'unknown' : answered.status === 200 ? 'ok' : 'refused');

/** What devices send for a while, and what they were told. */
export class Senders {
  readonly told: Told[] = [];
  readonly refusals: Answered[] = [];

  constructor(
    private readonly door: Door,
    private readonly chance: Chance,
    private readonly milliseconds: number,
  ) {}

  private get url(): string {
    return `${this.door.url}/api/gate/checks`;
  }

  /** Each of the crowd sends its next array when the last one is answered. @returns checks a second */
  async atTheirBest(): Promise<number> {
    const end = performance.now() + this.milliseconds;
    const before = this.told.length;
    const headers = { ...this.door.device, 'content-type': 'application/json' };
    const sender = async (): Promise<void> => {
      while (performance.now() < end) {
        const { one, body } = this.array();
        one.answer = (await fetch(this.url, { method: 'POST', headers, body })).ok ? 'ok' : 'refused';
      }
    };
    const began = performance.now();
    await Promise.all(Array.from({ length: crowd }, sender));
    const kept = this.told.slice(before).filter(({ answer }) => answer === 'ok');
    return (sumOf(kept) * 1_000) / (performance.now() - began);
  }

  async atRate(rate: number): Promise<Level> {
    const { milliseconds } = this;
    const end = performance.now() + milliseconds;
    const before = this.told.length;
    const inTime: Told[] = [];
    const next = () => {
      const { one, body } = this.array();
      const ends = (answered?: Answered): void => {
        one.answer = answerOf(answered);
        if (one.answer === 'refused') this.refusals.push(answered!);
        if (one.answer === 'ok' && performance.now() < end) inTime.push(one);
      };
      return { body, ends };
    };
    await openLoop({ url: this.url, headers: { ...this.door.device }, rate, milliseconds, next });
    const perSecond = (some: readonly Told[]): number => (sumOf(some) * 1_000) / milliseconds;
    return { sentPerSecond: perSecond(this.told.slice(before)), goodput: perSecond(inTime) };
  }

  private array(): { one: Told; body: string } {
    const checks = Array.from({ length: this.chance.between(...inOneArray) }, someCheck);
    const one: Told = { keys: checks.map(({ checkKey }) => checkKey), answer: 'unknown' };
    this.told.push(one);
    return { one, body: JSON.stringify(checks) };
  }
}

const sumOf = (some: readonly Told[]): number => some.reduce((sum, { keys }) => sum + keys.length, 0);
