import { describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { AreaRenamed, RoomStateChanged } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from './on.js';
import type { Outbox } from './outbox.js';

const about = { sequence: 1, jurisdiction: '310000000000' };
const code = '310105008020';

/** Read by the type check alone: each line below an expectation must not compile. */
export async function wrongPayloads(outbox: Outbox, tx: EntityManager): Promise<void> {
  await outbox.add(tx, AreaRenamed, { code, name: { zh: '茅台新苑' } }, about);
  // @ts-expect-error a field is missing
  await outbox.add(tx, AreaRenamed, { code }, about);
  // @ts-expect-error a field has another type
  await outbox.add(tx, AreaRenamed, { code: 310105008020, name: { zh: '茅台新苑' } }, about);
  // @ts-expect-error a field that the contract does not name
  await outbox.add(tx, AreaRenamed, { code, name: { zh: '茅台新苑' }, phone: '1' }, about);
  // @ts-expect-error the payload of another event
  await outbox.add(tx, RoomStateChanged, { code, name: { zh: '茅台新苑' } }, about);
  // @ts-expect-error no sequence
  await outbox.add(tx, AreaRenamed, { code, name: { zh: '茅台新苑' } }, { jurisdiction: about.jurisdiction });
  const burnt = { code, path: code, from: 'empty', to: 'burnt', changedOn: '2026-03-01' } as const;
  // @ts-expect-error a value outside the list
  await outbox.addMany(tx, RoomStateChanged, [{ payload: burnt, ...about }]);
}

export class Reactions {
  @On(AreaRenamed)
  async right(event: EventOf<typeof AreaRenamed>): Promise<void> {
    expect(event.payload.name.zh).toBeDefined();
  }

  // @ts-expect-error the event of another contract
  @On(RoomStateChanged)
  async other(event: EventOf<typeof AreaRenamed>): Promise<void> {
    expect(event.payload.name.zh).toBeDefined();
  }

  // @ts-expect-error not a promise: the transaction would not wait for it
  @On(AreaRenamed)
  now(event: EventOf<typeof AreaRenamed>): void {
    expect(event.payload.name.zh).toBeDefined();
  }
}

describe('a reaction', () => {
  it('is declared by its contract', () => {
    expect(Reflect.getMetadata('microservices:pattern', Reactions.prototype.right)).toEqual(['registration.area.area-renamed.v1']);
  });
});
