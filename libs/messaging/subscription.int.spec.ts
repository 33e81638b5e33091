import { describe, it } from '@jest/globals';
import { eventually, ownBroker } from '#testing/stack.js';
import { Broker } from './kafka.js';

const topic = 'weather';

describe('a subscription', () => {
  // Red when the client of a subscription that was ended during an outage goes on trying: its group has a member again.
  it('that ends while the broker is down does not come back with it', async () => {
    const engine = await ownBroker();
    const admin = new Broker([engine.address], 'spec').admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }] });
    let [polls, complaints] = [0, 0];
    const end = new Broker([engine.address], 'spec').subscribe({
      ...{ group: 'ended', topics: [topic], onBatch: async () => {}, onRebalance: () => {} },
      ...{ onPoll: () => (polls += 1), onTrouble: () => (complaints += 1) },
    });
    await eventually(() => polls > 0, 60_000);
    await engine.kill();
    // One in a container is paused instead: it refuses nothing, so that there is nothing to complain of while it is asked to end.
    const isRefusing = engine.address.startsWith('127.0.0.1');
    if (isRefusing) await eventually(() => complaints > 10, 60_000);
    await end();
    await engine.start();
    // The broker still knows the member of before; it forgets one that gives no sign, and keeps one that came back.
    await eventually(async () => (await admin.describeGroups(['ended'])).groups[0]?.members.length === 0, 30_000);
    await admin.disconnect();
    await engine.drop();
  }, 180_000);
});
