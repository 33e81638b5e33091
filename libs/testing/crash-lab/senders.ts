import type { Chance } from '../../../apps/cli/src/demo/chance.js';
import { someCheck } from '../../../bench/gate-checks/some-checks.js';
import { uuidv7 } from '../../platform/uuid.js';
import { beside } from './bystander.js';
import type { Door } from './door.js';
import { type Answered, openLoop, type Refusal, refusalOf } from './open-loop.js';

/** Checks in an array; sizes differ, so that a queue that is nearly full has room for a part of one. */
const inOneArray = [5, 35] as const;
export const meanArray = (inOneArray[0] + inOneArray[1]) / 2;
/** Requests at once that show what the gate can do at its best. */
const crowd = 10;

/** Who sends a flood from the processors that have to bear it should take as little of them as can be: most of a check is written once. */
const pieces = JSON.stringify({ ...someCheck(), checkKey: '#', counter: 0 }).split(/#|0(?=,"checkedAt)/);
const firstKey = uuidv7();
/** Of the check of this number. */
const keyOf = (number: number): string => firstKey.slice(0, -12) + number.toString(16).padStart(12, '0');
const textOf = (number: number): string => `${pieces[0]}${keyOf(number)}${pieces[1]}${number}${pieces[2]}`;

export type Answer = 'ok' | 'refused' | 'unknown';

/** One array of checks, by their numbers, and what its sender was told. */
export interface Told {
  first: number;
  count: number;
  answer: Answer;
}

export const keysOf = ({ first, count }: Told): string[] => Array.from({ length: count }, (_, index) => keyOf(first + index));

export interface Level {
  sentPerSecond: number;
  /** Checks that were answered within the time, a second. */
  goodput: number;
  /** Milliseconds after which another device was turned away, each time. */
  turnedAwayMs: number[];
}

const answerOf = (answered?: Answered): Answer => (!answered ? 'unknown' : answered.status === 200 ? 'ok' : 'refused');

/** What devices send for a while, and what they were told. */
export class Senders {
  readonly told: Told[] = [];
  readonly refusals: Refusal[] = [];
  private next = 1;

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
        if (one.answer === 'refused') this.refusals.push(refusalOf(answered!));
        if (one.answer === 'ok' && performance.now() < end) inTime.push(one);
      };
      return { body, ends };
    };
    const headers = { ...this.door.device };
    const flood = () => openLoop({ url: this.url, headers, rate, milliseconds, next });
    const { seen } = await beside({ url: this.url, headers, body: '[]' }, flood);
    const turnedAwayMs = seen.filter(({ status }) => status === 503).map(({ ms }) => ms);
    const perSecond = (some: readonly Told[]): number => (sumOf(some) * 1_000) / milliseconds;
    return { sentPerSecond: perSecond(this.told.slice(before)), goodput: perSecond(inTime), turnedAwayMs };
  }

  private array(): { one: Told; body: string } {
    const one: Told = { first: this.next, count: this.chance.between(...inOneArray), answer: 'unknown' };
    this.next += one.count;
    this.told.push(one);
    return { one, body: `[${Array.from({ length: one.count }, (_, index) => textOf(one.first + index)).join()}]` };
  }
}

const sumOf = (some: readonly Told[]): number => some.reduce((sum, { count }) => sum + count, 0);
