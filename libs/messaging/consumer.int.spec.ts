import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Type } from '@nestjs/common';
import type { EventContract } from '#contracts/topic.js';
import { eventually, rows } from '#testing/stack.js';
import { Consumer } from './consumer.js';
import { Broker } from './kafka.js';
import { Relay } from './relay.js';
import { replayParked } from './replay.js';
import { Bench, oneTo, sequencesOf } from './test/bench.js';
import { Cleaned, Measured, MeasuredInParts, MeasuredWithUnit, newerBuild, olderBuild, Sealed } from './test/meter.events.js';
import { MeterReaction, poison, SealReaction } from './test/meter.reaction.js';
import { startMeterService } from './test/meter.service.js';

let bench: Bench;
let running: NestFastifyApplication[];

const start = async (reactions: Type[] = [MeterReaction], contracts: readonly EventContract[] = olderBuild) => {
  const app = await startMeterService(bench.database.appUrl, { reactions, contracts });
  running.push(app);
  const [relay, consumer] = [app.get(Relay), app.get(Consumer)];
  return {
    app,
    consumer,
    /** Everything that is committed now is published and taken. */
    settle: async () => {
      await relay.runOnce();
      await consumer.runOnce();
    },
  };
};

beforeEach(async () => {
  bench = await Bench.open();
  running = [];
});
afterEach(async () => {
  for (const app of running) await app.close();
  await bench.close();
});

const meter = (meterId: string, value: number, sequence: number) => ({ payload: { meterId, value }, sequence });

describe('a consumer', () => {
  // Red without inbox and positions: 40 effects more, 1 … 20 twice for both meters.
  it('takes what is delivered again only once', async () => {
    const { app, settle } = await start();
    await bench.measure(['north', 'east'], 1, 20);
    await bench.add(Cleaned, [{ payload: { meterId: 'north' }, sequence: 21 }]);
    await settle();
    await app.close();
    const admin = new Broker([bench.brokers], 'bench', bench.prefix).admin();
    await admin.connect();
    await admin.resetOffsets({ groupId: `${bench.prefix}meter`, topic: `${bench.prefix}test.meter`, earliest: true });
    await admin.disconnect();
    const again = await start();
    await bench.measure(['east'], 21, 21);
    await again.settle();
    expect(again.consumer.progress.taken).toBe(42);
    const effects = await bench.effects();
    expect(['north', 'east'].map((key) => sequencesOf(effects, key))).toEqual([oneTo(20), oneTo(21)]);
  }, 30_000);

  // Red without inbox and positions: 1, 2, 3, 4, 4, 5 …
  it('that dies between the commit and the offset repeats nothing', async () => {
    await bench.measure(['north', 'east', 'south'], 1, 10);
    expect(await bench.death(bench.spawn('service', 'cons.after_commit_before_offset:1'))).toBe('SIGKILL');
    expect(await bench.count('effect')).toBeGreaterThan(0);
    await (await start()).settle();
    const effects = await bench.effects();
    expect(['north', 'east', 'south'].map((key) => sequencesOf(effects, key))).toEqual([oneTo(10), oneTo(10), oneTo(10)]);
  }, 30_000);

  // Red without inbox and positions: a meter shows 29, 30, 31, 31, 32.
  it('shares the topic with a second one and takes over when that dies, without loss, doubles or disorder', async () => {
    const meters = oneTo(12).map((number) => `meter-${number}`);
    await start();
    await bench.measure(meters, 1, 30);
    const second = bench.spawn('service', 'cons.after_commit_before_offset:20');
    let last = 30;
    await eventually(async () => {
      await bench.measure(meters, last + 1, (last += 1));
      return second.signalCode === 'SIGKILL';
    }, 60_000);
    expect((await bench.effects()).filter((effect) => effect.process === second.pid).length).toBeGreaterThan(0);
    await bench.measure(meters, last + 1, (last += 20));
    await eventually(async () => (await bench.count('effect')) >= meters.length * last, 60_000);
    const effects = await bench.effects();
    expect(meters.map((key) => sequencesOf(effects, key))).toEqual(meters.map(() => oneTo(last)));
    expect(await bench.count('parked')).toBe(0);
  }, 150_000);
});

describe('an event that cannot be handled', () => {
  // Red when a parked event does not hold up its key and gaps are let through: 1, 2, 4, 5 received, 1, 2 expected.
  it('is parked with what follows of its key, while other keys go on', async () => {
    const { settle } = await start();
    await bench.measure(['north', 'east'], 1, 2);
    await bench.add(Measured, [meter('north', poison.fault, 3), meter('south', poison.rejection, 1)]);
    await bench.measure(['north'], 4, 5);
    await bench.measure(['east'], 3, 300);
    await settle();
    const effects = await bench.effects();
    expect(['north', 'east', 'south'].map((key) => sequencesOf(effects, key))).toEqual([oneTo(2), oneTo(300), []]);
    expect(await bench.parked()).toEqual([
      { key: 'north', sequence: 3, reason: 'FAILED', error: expect.stringMatching(/^Error [0-9a-f]{12}$/) },
      { key: 'north', sequence: 4, reason: 'BEHIND', error: null },
      { key: 'north', sequence: 5, reason: 'BEHIND', error: null },
      { key: 'south', sequence: 1, reason: 'REJECTED', error: 'Rejection ACTION_NOT_ALLOWED' },
    ]);
  }, 30_000);

  // Red when the dry run commits: 1, 2, 3 stand in `effect` where only 1 may.
  it('is replayed in order when the cause is gone: tried first, done once, written down', async () => {
    const { consumer, settle } = await start();
    await bench.add(Measured, [meter('north', 1, 1), meter('north', poison.fault, 2), meter('north', 3, 3), meter('east', -3, 1)]);
    await settle();
    const outcomes = async (dryRun: boolean) =>
      (await replayParked(consumer, { by: 'operator', dryRun, key: 'north' })).map(({ sequence, outcome }) => `${sequence} ${outcome}`);
    expect(await outcomes(true)).toEqual(['2 FAILED']);
    await rows(bench.database.adminUrl, 'INSERT INTO cure VALUES (1)');
    expect(await outcomes(true)).toEqual(['2 handled', '3 handled']);
    expect(sequencesOf(await bench.effects(), 'north')).toEqual([1]);
    expect(await outcomes(false)).toEqual(['2 handled', '3 handled']);
    expect(await outcomes(false)).toEqual([]);
    await bench.measure(['north'], 4, 4);
    await settle();
    expect(sequencesOf(await bench.effects(), 'north')).toEqual(oneTo(4));
    expect(await bench.parked()).toMatchObject([{ key: 'east', reason: 'REJECTED' }]);
    expect(await rows(bench.database.adminUrl, 'SELECT replayed_by, key, dry_run FROM replay_log ORDER BY id')).toEqual([
      { replayed_by: 'operator', key: 'north', dry_run: true },
      { replayed_by: 'operator', key: 'north', dry_run: true },
      { replayed_by: 'operator', key: 'north', dry_run: false },
    ]);
  }, 30_000);

  // Red when starts are not looked at: the event kills the process that runs this test.
  it.each([
    ['twice, for nobody was at work when it came', false, 2],
    ['three times, for it came to a process at work', true, 3],
  ])(
    'is parked when it has ended the process %s',
    async (_, atWork, ends) => {
      const before = [meter('north', 1, 1), meter('east', 1, 1)];
      const deadly = [meter('north', poison.death, 2), meter('north', 3, 3)];
      await bench.add(Measured, atWork ? before : [...before, ...deadly]);
      for (let time = 1; time <= ends; time += 1) {
        const service = bench.spawn('service');
        if (time === 1 && atWork) {
          await eventually(async () => (await bench.count('effect')) === before.length, 20_000);
          await bench.add(Measured, deadly);
        }
        expect(await bench.death(service)).toBe('SIGKILL');
      }
      await (await start()).settle();
      expect(await bench.parked()).toMatchObject([
        { key: 'north', sequence: 2, reason: 'CRASHED' },
        { key: 'north', sequence: 3, reason: 'BEHIND' },
      ]);
      expect((await bench.effects()).map(({ key, sequence }) => `${key} ${sequence}`).sort()).toEqual(['east 1', 'north 1']);
      expect(await rows(bench.database.adminUrl, 'SELECT 1 FROM consumer_attempt')).toEqual([]);
    },
    60_000,
  );

  // Red when a bad header throws: the partition stands still and the test runs out of time.
  it('is parked when it is none of our events, and holds nothing up', async () => {
    const { settle } = await start();
    await bench.publish({ key: 'north', value: 'not ours', headers: { ce_id: '1' } });
    await bench.measure(['north'], 1, 2);
    await settle();
    expect(sequencesOf(await bench.effects(), 'north')).toEqual([1, 2]);
    expect(await bench.parked()).toMatchObject([{ key: 'north', sequence: 0, reason: 'MALFORMED' }]);
  }, 30_000);

  // Red when a gap is let through: nothing is parked where 3 (GAP) and 4 (BEHIND) are expected.
  it('waits while the version before it is missing, and goes when that comes', async () => {
    const { settle } = await start();
    await bench.measure(['north'], 1, 1);
    await bench.measure(['north'], 3, 4);
    await settle();
    expect(await bench.parked()).toMatchObject([
      { sequence: 3, reason: 'GAP' },
      { sequence: 4, reason: 'BEHIND' },
    ]);
    await bench.measure(['north'], 2, 2);
    await settle();
    expect(sequencesOf(await bench.effects(), 'north')).toEqual(oneTo(4));
    expect(await bench.count('parked')).toBe(0);
  }, 30_000);
});

describe('a rolling upgrade', () => {
  // Red when an unknown type only moves the position: nothing is parked, and the event is lost.
  it('parks a type that this build does not know, and the build that knows it takes it up in order', async () => {
    const older = await start();
    await bench.measure(['north', 'east'], 1, 2);
    await bench.add(Sealed, [{ payload: { meterId: 'north' }, sequence: 3 }]);
    await bench.measure(['north', 'east'], 4, 4);
    await bench.measure(['east'], 3, 3);
    await older.settle();
    expect(await bench.parked()).toMatchObject([
      { key: 'north', sequence: 3, reason: 'UNKNOWN_TYPE' },
      { key: 'north', sequence: 4, reason: 'BEHIND' },
    ]);
    await older.app.close();
    const newer = await start([MeterReaction, SealReaction], newerBuild);
    expect(sequencesOf(await bench.effects(), 'north')).toEqual(oneTo(4));
    expect(await bench.count('parked')).toBe(0);
    await bench.measure(['north'], 5, 5);
    await newer.settle();
    expect(sequencesOf(await bench.effects(), 'north')).toEqual(oneTo(5));
  }, 30_000);

  // Red when a version is read by its own reader only: the effect of the version 2 event is missing.
  it('lets a version 1 reader read an additive version 2', async () => {
    const { settle } = await start();
    await bench.add(MeasuredWithUnit, [{ payload: { meterId: 'north', value: 7, unit: 'kWh' }, sequence: 1 }]);
    await bench.measure(['north'], 2, 2);
    await settle();
    expect(await bench.effects()).toMatchObject([
      { sequence: 1, value: 7 },
      { sequence: 2, value: 2 },
    ]);
  }, 30_000);

  // Red when the copy is parked behind what it could clear: 1 received, 1, 2, 3 expected.
  it('gives a version 1 reader the copy of a version it cannot read', async () => {
    const { settle } = await start();
    await bench.measure(['north'], 1, 1);
    await bench.add(MeasuredInParts, [{ payload: { meterId: 'north', parts: [1, 1] }, sequence: 2 }]);
    await settle();
    expect(await bench.parked()).toMatchObject([{ sequence: 2, reason: 'UNREADABLE_VERSION' }]);
    await bench.measure(['north'], 2, 3);
    await settle();
    expect(sequencesOf(await bench.effects(), 'north')).toEqual(oneTo(3));
    expect(await bench.count('parked')).toBe(0);
  }, 30_000);
});
