import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { chinaDay, chinaDayAfter, chinaTime } from '#platform/china-time.rules.js';
import { uuidv7 } from '#platform/uuid.js';
import { eventually } from '#testing/stack.js';
import { countOr, tellTrials } from '#testing/trials.js';
import { canariesOf } from '../canaries.js';
import { GateCompound } from './gate-compound.js';
import type { GateDevice, KeptCheck, Synced } from './gate-device.js';
import { committee } from './returnee-story.js';

/** People who come to each gate at each of ten times. */
const eachTime = Math.ceil(countOr(2_000) / 40);
/** What a device tells at once. */
const atOnce = Math.min(eachTime, 125);
const whole = ['07:00', '07:15', '07:30', '07:45'];
/** The network is cut right after the first of these, and whole again when the last is over. */
const cut = ['08:00', '08:10', '08:20', '08:30', '08:45', '09:00'];
/** Each of them dies once, spread over the answers: every service, and what they stand on. */
const mortals = [
  ...['passes', 'identity', 'gateway', 'registration', 'PostgreSQL'],
  ...['screening', 'supplies', 'Kafka', 'notifications', 'audit', 'witness'],
];
const checksOfADevice = (whole.length + cut.length) * eachTime;
const checks = 4 * checksOfADevice;
jest.setTimeout(240_000 + 50 * checks);

const flow = `query ($code: ID!) { area(code: $code) { gateFlow { checks admitted refused referred } } }`;
const facts = `query ($code: ID!, $after: String) { area(code: $code) { gateFlow { events(first: 100, after: $after) { nodes { id type } endCursor } } } }`;

interface Page {
  area: { gateFlow: { events: { nodes: { id: string; type: string }[]; endCursor: string | null } } };
}

describe(`a day at four gates: ${checks} checks, an hour without a network, then without anything behind it, everything told twice`, () => {
  const place = new GateCompound();
  const { day, network, devices } = place;
  const worker = day.as('committee-worker');
  const date = chinaDayAfter(chinaDay(new Date()));
  const wrong: { expected: string; got: string }[] = [];
  let lost: string | null = null;
  let dead: number[] = [];

  /** One time of the day: as many people come to each gate. */
  const peopleCome = (): void => {
    for (const device of devices) {
      for (let person = 0; person < eachTime; person += 1) {
        const { comes, reason: expected } = place.kindOf(device.kept.length, lost);
        const { reason: got } = device.check(comes(device.kept.length));
        if (got !== expected) wrong.push({ expected, got });
      }
    }
    lost = null;
  };
  const at = async (time: string): Promise<void> => {
    await day.moveTo(chinaTime(date, time));
    await place.openPhones();
  };
  const batchesOf = ({ kept }: GateDevice, from: number, size: number): KeptCheck[][] =>
    Array.from({ length: Math.ceil((kept.length - from) / size) }, (_, index) =>
      kept.slice(from + index * size, from + (index + 1) * size),
    );
  const kept = (): KeptCheck[] => devices.flatMap((device) => device.kept);
  const count = (decision: string): number => kept().filter((check) => check.decision === decision).length;
  const gateFlow = async (): Promise<object> =>
    (await worker.data<{ area: { gateFlow: object } }>(flow, { code: committee.code })).area.gateFlow;
  const all = (accepted: number) => ({ accepted, rejected: [] });

  beforeAll(async () => {
    await place.begin();
  }, 240_000);
  afterAll(() => place.end(), 60_000);

  it('begins with a network: each gate decides by its lists and tells every batch twice', async () => {
    for (const time of whole) {
      await at(time);
      if (time === '07:30') lost = await place.lose();
      await Promise.all(devices.map((device) => device.fetchLists()));
      const before = devices[0]!.kept.length;
      peopleCome();
      const twice = devices.map(async (device) => {
        for (const batch of batchesOf(device, before, atOnce)) {
          expect(await device.sync(batch)).toEqual({ ...all(batch.length), repeated: 0 });
          expect(await device.sync(batch)).toEqual({ ...all(batch.length), repeated: batch.length });
        }
      });
      await Promise.all(twice);
    }
    expect(wrong).toEqual([]);
    expect(await gateFlow()).toMatchObject({ checks: whole.length * eachTime * devices.length });
  });

  it('goes on for an hour without one: whoever comes is decided about all the same, and kept', async () => {
    network.cut();
    for (const time of cut) {
      await at(time);
      if (time === cut.at(-1)) dead = await Promise.all(mortals.map((mortal) => day.stack.kill(mortal)));
      peopleCome();
    }
    await eventually(() => day.stack.facts.children.every(({ pid }) => !dead.includes(pid)), 120_000);
    expect(wrong).toEqual([]);
    await expect(devices[0]!.send(devices[0]!.kept.slice(-1))).rejects.toThrow();
    expect(kept()).toHaveLength(checks);
    expect(await gateFlow()).toMatchObject({ checks: whole.length * eachTime * devices.length });
  });

  it('tells everything twice when it is back, one gate the last first, while each service dies once', async () => {
    network.mend();
    const toTell = devices.flatMap((device) => batchesOf(device, whole.length * eachTime, atOnce));
    const every = Math.floor((2 * toTell.length) / mortals.length);
    let answers = 0;
    const told = async (device: GateDevice, batch: readonly KeptCheck[]): Promise<Synced> => {
      const answer = await device.sync(batch);
      answers += 1;
      const victim = answers % every === every - 1 ? mortals[(answers + 1) / every - 1] : undefined;
      if (victim) await day.stack.kill(victim);
      return answer;
    };
    const tell = async (device: GateDevice, place: number): Promise<Synced[]> => {
      const batches = batchesOf(device, whole.length * eachTime, atOnce);
      if (place === 0) batches.reverse();
      const synced: Synced[] = [];
      for (const batch of batches) synced.push(...(await Promise.all([told(device, batch), told(device, batch)])));
      return synced;
    };
    const synced = (await Promise.all(devices.map(tell))).flat();
    expect(synced).toHaveLength(2 * toTell.length);
    expect(synced.filter(({ rejected }) => rejected.length > 0)).toEqual([]);
    expect(synced.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(2 * cut.length * eachTime * devices.length);
    const again = await Promise.all(devices.flatMap((device) => batchesOf(device, 0, 200).map((batch) => device.sync(batch))));
    expect(again.reduce((sum, { repeated }) => sum + repeated, 0)).toBe(checks);
  });

  it('shows every check once, in the figures and behind them', async () => {
    const figures = { checks, admitted: count('admit'), refused: count('refuse'), referred: count('refer') };
    expect(figures.admitted + figures.refused + figures.referred).toBe(checks);
    const reasons = ['ADMITTED', 'ANSWERED_YES', 'FEVER', 'NO_PASS', 'PASS_SUSPENDED', 'TOKEN_FOREIGN', 'TOKEN_REPLAYED'];
    expect([...new Set(kept().map(({ reason }) => reason))].sort()).toEqual(reasons);
    expect(await gateFlow()).toEqual(figures);
    const shown: string[] = [];
    for (let after: string | null = null, more = true; more; more = after !== null) {
      const { nodes, endCursor }: Page['area']['gateFlow']['events'] = (await worker.data<Page>(facts, { code: committee.code, after }))
        .area.gateFlow.events;
      shown.push(...nodes.map(({ id, type }) => `${id} ${type}`));
      after = endCursor;
    }
    const types = { admit: 'gate-admitted', refuse: 'gate-refused', refer: 'gate-referred' };
    expect(shown.sort()).toEqual(
      kept()
        .map(({ checkKey, decision }) => `${checkKey} ${types[decision]}`)
        .sort(),
    );
  });

  it('has told the others of each check once, with none left out of any device', async () => {
    tellTrials(checks, wrong);
    await eventually(() => day.heard.of('gate-checked').length >= checks, 120_000 + 20 * checks);
    const told = day.heard.of('gate-checked');
    expect(told).toHaveLength(checks);
    for (const device of devices) {
      const counters = new Map(device.kept.map(({ checkKey, counter }) => [checkKey, counter]));
      const own = told.filter(({ payload }) => payload['deviceId'] === device.id).map(({ key }) => counters.get(key) ?? 0);
      expect(own.sort((one, other) => one - other)).toEqual(Array.from({ length: checksOfADevice }, (_, index) => index + 1));
    }
    const reasons = new Map(kept().map(({ checkKey, reason }) => [checkKey, reason]));
    expect(told.filter(({ key, payload }) => payload['reason'] !== reasons.get(key))).toEqual([]);
    expect(day.heard.outOfOrder()).toEqual([]);
  });

  it('does not believe a device whose counter goes back', async () => {
    const [device] = devices;
    await at('09:30');
    const { checkKey: _, ...check } = device!.check({ token: null });
    const back = { ...check, checkKey: uuidv7(day.now().getTime()), counter: 5 };
    const { accepted, rejected } = await device!.sync([back], 'ko');
    expect([accepted, rejected]).toMatchObject([
      0,
      [{ index: 0, code: 'GATE_COUNTER_BACKWARDS', message: expect.stringMatching(/\p{Script=Hangul}/u) }],
    ]);
    expect(await gateFlow()).toMatchObject({ checks });
  });

  it('has named nobody anywhere: neither who lives there nor who came to see them', async () => {
    const somebody = [...canariesOf(place.roster), ...place.visitors.flatMap(({ name, phone }) => [name, phone])];
    expect(place.visitors.length).toBeGreaterThan(100);
    expect(await day.writtenIn(somebody)).toEqual([]);
    expect((await day.writtenIn([kept()[0]!.checkKey])).length).toBeGreaterThan(1); // the search finds what is there
  });
});
