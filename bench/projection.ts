import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseName, onDatabase } from '../deploy/database-urls.js';
import { HouseholdRegistered } from '../libs/contracts/registration.events.js';
import { CommitSignal } from '../libs/messaging/commit-signal.js';
import type { WireRecord } from '../libs/messaging/event-record.js';
import { Broker } from '../libs/messaging/kafka.js';
import { Outbox } from '../libs/messaging/outbox.js';
import { withClient } from '../tools/database-roles.js';
import { peerDatabase, someSecrets, withEngines } from './harness/engines.js';
import { startService, withPrograms } from './harness/programs.js';
import { report } from './harness/result.js';
import { callers, compare, type Contender } from './harness/rounds.js';
import { rounded } from './harness/spread.rules.js';
import { projectByEvent } from './peers/project-by-event.js';

// Figure 12: facts a second that a service brings from Kafka into its own tables, each once whatever comes twice. Ours is supplies as it runs,
// following households of registration: it is stopped while they are published, and measured until the last one stands. The peer takes the
// same facts from memory, one transaction an event by pg:
//   npm run bench -- projection

const rounds = 5;
const facts = 20_000;
const milliseconds = 3_000;
const district = '310000000000.310105000000.310105008000.310105008020';

function households(count: number): WireRecord[] {
  const outbox = new Outbox('registration', new CommitSignal());
  const all = Array.from({ length: count }, (_, index) => {
    const roomCode = `310105008020-001-${String(index).padStart(6, '0')}`;
    const roomPath = `${district}.310105008020-001.310105008020-001-0001.${roomCode}`;
    return { payload: { householdId: randomUUID(), roomCode, roomPath }, sequence: 1, jurisdiction: district };
  });
  return outbox.rows(HouseholdRegistered, all).map(({ key, payload, headers }) => ({
    ...{ topic: HouseholdRegistered.topic.name, key, value: payload },
    headers: JSON.parse(headers) as Record<string, string>,
  }));
}

await withEngines((engines) =>
  withPrograms(async (start) => {
    someSecrets(engines);
    const supplies = await start(startService(engines, 'supplies'));
    const url = onDatabase(engines.postgres.url, databaseName('supplies'));
    const broker = new Broker([engines.kafka.brokers], 'bench');
    const peer = await projectByEvent(await peerDatabase(engines));
    const standing = () =>
      withClient(
        url,
        async (admin) => (await admin.query<{ count: number }>('SELECT count(*)::integer AS count FROM household')).rows[0]!.count,
      );
    const ours: Contender['round'] = async () => {
      const before = await standing();
      process.kill(supplies.pid, 'SIGSTOP');
      const records = households(facts);
      for (let sent = 0; sent < facts; sent += 1_000) await broker.publish(records.slice(sent, sent + 1_000));
      const began = performance.now();
      process.kill(supplies.pid, 'SIGCONT');
      while ((await standing()) < before + facts) await pause(50);
      return { events: facts, seconds: (performance.now() - began) / 1_000 };
    };
    let [next, ready] = [0, households(facts)];
    const one = async (): Promise<void> => {
      if (next === ready.length) [next, ready] = [0, households(facts)];
      await peer.take(ready[(next += 1) - 1]!);
    };
    const postgres = engines.postgres.pid;
    const measured = await compare(
      [
        { name: 'ours', processes: { service: supplies.pid, postgres }, round: ours },
        { name: 'perEvent', processes: { client: process.pid, postgres }, round: () => callers(1, milliseconds, one) },
      ],
      rounds,
    );
    report('projection', {
      rows: { 12: { overPerEvent: rounded(measured.ours.perSecond.median / measured.perEvent.perSecond.median) } },
      ...{ settings: { facts, milliseconds }, rounds, measured },
      notes: [
        'Ours fetches from the broker, reads each fact by its contract, keeps its order by key, and writes a line of the log for it; the peer does nothing of that.',
        'An inbox row a fact remains in ours, as other effects need it: sums that move one stored offset would have none.',
      ],
    });
    await Promise.all([broker.close(), peer.close()]);
  }),
);
