import { randomUUID } from 'node:crypto';
import { GateChecked } from '../../libs/contracts/passes.events.js';
import { CommitSignal } from '../../libs/messaging/commit-signal.js';
import { Outbox } from '../../libs/messaging/outbox.js';
import { uuidv7 } from '../../libs/platform/uuid.js';

export const device = {
  ...{ id: randomUUID(), gateId: randomUUID() },
  path: '310000000000.310105000000.310105008000.310105008020.310105008020-001',
};

let counter = 0;

/** Somebody without a pass who is let in, as a device tells it: one of its kind each time. */
export const someCheck = () => {
  counter += 1;
  return {
    ...{ checkKey: uuidv7(), counter, checkedAt: new Date(), direction: 'in' as const, mode: 'foot' as const, passengers: 0 },
    ...{ temperature: 36.4, method: 'forehead' as const, answers: { symptoms: false }, steps: ['measure' as const, 'ask' as const] },
    ...{ decision: 'admit' as const, reason: 'ADMITTED' as const, listNumbers: { trust: 1, revocations: 0 } },
  };
};

/** The fact of one check, as it stands in the outbox. */
export function factOfOne(): { payload: string; headers: string } {
  const { checkKey, checkedAt, direction, temperature, method, decision, reason } = someCheck();
  const [row] = new Outbox('passes', new CommitSignal()).rows(GateChecked, [
    {
      payload: {
        ...{
          checkId: checkKey,
          gateId: device.gateId,
          deviceId: device.id,
          areaPath: device.path,
          direction,
          passId: null,
          residentId: null,
        },
        ...{ temperature, method, decision, reason, checkedAt: checkedAt.toISOString(), receivedAt: checkedAt.toISOString() },
      },
      ...{ sequence: 1, jurisdiction: device.path },
    },
  ]);
  return row!;
}
