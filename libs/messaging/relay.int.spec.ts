import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, ownBroker } from '#testing/stack.js';
import { Broker } from './kafka.js';
import { messagingMetrics } from './metrics.js';
import { Relay } from './relay.js';
import { Bench, oneTo, sequencesOf } from './test/bench.js';
import { Measured } from './test/meter.events.js';

let bench: Bench;
const meters = ['north', 'east', 'south', 'west'];
const relayOf = (of: Bench) => new Relay(new Broker([of.brokers], 'relay', of.prefix), of.database.appUrl, 'meter');

describe('a relay that dies', () => {
  beforeEach(async () => {
    bench = await Bench.open();
    await bench.measure(meters, 1, 5);
  });
  afterEach(() => bench.close());

  // Red when the relay deletes what it has read before it sends it: 20 facts expected, [] received for every meter.
  it('between commit and publish leaves every fact to the next one', async () => {
    expect(await bench.death(bench.spawn('relay', 'relay.after_read:1'))).toBe('SIGKILL');
    expect(await bench.published()).toEqual([]);
    bench.spawn('relay');
    await eventually(async () => (await bench.count('outbox')) === 0);
    const published = await bench.published();
    expect(meters.map((meter) => sequencesOf(published, meter))).toEqual(meters.map(() => oneTo(5)));
  }, 30_000);

  // Red without inbox and positions: 20 effects expected, 27 received.
  it('after the broker has answered publishes twice, and the effect is there once', async () => {
    expect(await bench.death(bench.spawn('relay', 'relay.acked_not_marked:1'))).toBe('SIGKILL');
    expect(await bench.count('outbox')).toBeGreaterThan(0);
    await oneEffectOfTwo();
  }, 30_000);

  // Red without inbox and positions: one effect more than facts.
  it('while the broker answers publishes twice, and the effect is there once', async () => {
    // The four meters are in two shards, so the third batch is the one that is sent when all is connected.
    const relay = bench.spawn('relay', 'relay.sent_not_acked:3');
    await eventually(async () => (await bench.count('outbox')) === 0);
    await bench.measure(['north'], 6, 6);
    expect(await bench.death(relay)).toBe('SIGKILL');
    expect(await bench.count('outbox')).toBe(1);
    await oneEffectOfTwo();
  }, 30_000);

  const oneEffectOfTwo = async () => {
    const facts = await bench.count('outbox');
    const before = (await bench.published()).length;
    bench.spawn('service');
    await eventually(async () => (await bench.count('outbox')) === 0, 20_000);
    const published = await bench.published();
    expect(published.length).toBe(before + facts);
    const distinct = new Set(published.map(({ key, sequence }) => `${key} ${sequence}`));
    expect(distinct.size).toBeLessThan(published.length);
    await eventually(async () => (await bench.count('inbox')) === distinct.size);
    const effects = await bench.effects();
    expect(new Set(effects.map(({ key, sequence }) => `${key} ${sequence}`))).toEqual(distinct);
    expect(effects).toHaveLength(distinct.size);
  };
});

describe('two relays at once', () => {
  beforeEach(async () => (bench = await Bench.open()));
  afterEach(() => bench.close());

  // Red when a relay takes its shards without asking for the lock: 240 records more than facts, 1 … 30 twice for each meter.
  it('publish every fact, and each key in its order, while slow and fast transactions commit', async () => {
    const [one, other] = [relayOf(bench), relayOf(bench)];
    one.start();
    other.start();
    const writers = Array.from({ length: 8 }, (_, writer) => writeSlowly(`meter-${writer}`, 30));
    await Promise.all(writers);
    await eventually(async () => (await bench.count('outbox')) === 0);
    await Promise.all([one.stop(), other.stop()]);
    const published = await bench.published();
    expect(oneTo(8).map((number) => sequencesOf(published, `meter-${number - 1}`))).toEqual(oneTo(8).map(() => oneTo(30)));
  }, 30_000);

  const writeSlowly = async (meterId: string, facts: number): Promise<void> => {
    for (const sequence of oneTo(facts)) await bench.add(Measured, [{ payload: { meterId, value: 1 }, sequence }], (sequence * 7) % 13);
  };
});

describe('a broker that is gone for 20 s', () => {
  // Red when the relay gives up after three failures: the outbox is not empty 20 s after the broker is back.
  it('costs time and nothing else', async () => {
    const broker = await ownBroker();
    bench = await Bench.open(broker.address);
    const relay = relayOf(bench);
    relay.start();
    await bench.measure(meters, 1, 1);
    await eventually(async () => (await bench.count('outbox')) === 0);
    await broker.stop();
    await bench.measure(meters, 2, 50);
    const oldest = async () => (await messagingMetrics(bench.dataSource, relay)).outboxOldestSeconds;
    await eventually(async () => (await oldest()) > 20, 30_000);
    expect(await bench.count('outbox')).toBe(4 * 49);
    await broker.start();
    await eventually(async () => (await bench.count('outbox')) === 0, 20_000);
    const published = await bench.published();
    expect(meters.map((meter) => [...new Set(sequencesOf(published, meter))])).toEqual(meters.map(() => oneTo(50)));
    await relay.stop();
    await bench.close();
    await broker.drop();
  }, 90_000);
});
