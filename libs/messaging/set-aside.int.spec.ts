import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { rows } from '#testing/stack.js';
import { Consumer } from './consumer.js';
import { parkedNow } from './parked-now.js';
import { Relay } from './relay.js';
import { setAside } from './set-aside.js';
import { Bench, oneTo, sequencesOf } from './test/bench.js';
import { Measured, olderBuild } from './test/meter.events.js';
import { MeterReaction, poison } from './test/meter.reaction.js';
import { startMeterService } from './test/meter.service.js';

const [city, elsewhere] = ['310000000000', '320000000000'];

describe('an event that will never be handled', () => {
  let bench: Bench;
  let app: NestFastifyApplication;
  beforeEach(async () => {
    bench = await Bench.open();
    app = await startMeterService(bench.database.appUrl, { reactions: [MeterReaction], contracts: olderBuild });
  });
  afterEach(async () => {
    await app.close();
    await bench.close();
  });

  const settle = async (): Promise<void> => {
    await app.get(Relay).runOnce();
    await app.get(Consumer).runOnce();
  };
  const waiting = (scope = city) => parkedNow(bench.dataSource, 'meter', [scope]);
  const putAside = (eventId: string, scope = city) =>
    setAside(app.get(Consumer), { ...{ eventId, by: 'operator', why: 'OBSOLETE', scopes: [scope] }, alsoWrite: async () => {} });

  it('is shown once with those who wait behind it, and only to who may act there', async () => {
    const at = (meterId: string, value: number, sequence: number) => ({ payload: { meterId, value }, sequence });
    await bench.add(Measured, [at('north', poison.fault, 1)]);
    await bench.measure(['north'], 2, 4);
    await bench.publish({ key: '310110199001011234', value: 'not ours', headers: { ce_id: '1' } });
    await settle();
    const { total, heads } = await waiting();
    expect(total).toBe(2);
    expect(heads).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ key: 'north', type: Measured.type, sequence: 1, reason: 'FAILED', followers: 3 }),
        expect.objectContaining({ key: null, type: null, reason: 'MALFORMED', followers: 0 }),
      ]),
    );
    expect(JSON.stringify(heads)).not.toContain('31011019900101');
    expect((await waiting(elsewhere)).heads).toMatchObject([{ reason: 'MALFORMED' }]);
    expect(await app.get(Consumer).lag()).toBe(0);
  }, 30_000);

  it('is kept with who passed over it, and what waited behind it goes in order', async () => {
    await bench.add(Measured, [{ payload: { meterId: 'north', value: poison.fault }, sequence: 1 }]);
    await bench.measure(['north'], 2, 4);
    await settle();
    const { eventId } = (await waiting()).heads[0]!;
    await expect(putAside(eventId, elsewhere)).rejects.toThrow(/does not wait any more/);
    await putAside(eventId);
    expect(sequencesOf(await bench.effects(), 'north')).toEqual(oneTo(4).slice(1));
    expect((await waiting()).total).toBe(0);
    expect(await rows(bench.database.adminUrl, 'SELECT set_aside_by, why, event_id, sequence FROM set_aside')).toEqual([
      { set_aside_by: 'operator', why: 'OBSOLETE', event_id: eventId, sequence: 1 },
    ]);
    await expect(putAside(eventId)).rejects.toThrow(/does not wait any more/);
    await bench.measure(['north'], 5, 5);
    await settle();
    expect(sequencesOf(await bench.effects(), 'north')).toEqual([2, 3, 4, 5]);
  }, 30_000);

  it('goes only when nothing of its key has to come before it', async () => {
    await bench.measure(['north'], 1, 1);
    await bench.measure(['north'], 3, 4);
    await settle();
    const [head] = (await waiting()).heads;
    expect(head).toMatchObject({ sequence: 3, reason: 'GAP', followers: 1 });
    await expect(putAside(head!.eventId)).rejects.toThrow(/has to go first/);
  }, 30_000);
});
