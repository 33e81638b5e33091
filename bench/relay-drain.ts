import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from '../deploy/local/child.js';
import { checkout } from '../deploy/local/places.js';
import { until } from '../deploy/local/until.js';
import { Broker } from '../libs/messaging/kafka.js';
import { Relay } from '../libs/messaging/relay.js';
import { ensureTopics } from '../libs/messaging/topics.js';
import { factOfOne } from './gate-checks/some-checks.js';
import { asOwner, peerDatabase, serviceDatabase, withEngines, withPostgres } from './harness/engines.js';
import { report } from './harness/result.js';
import { compare, type Contender, type Done } from './harness/rounds.js';
import { rounded } from './harness/spread.rules.js';
import { fillLibrary, sentByLibrary } from './peers/outbox-library/table.js';
import { producerAlone } from './peers/producer-alone.js';

// Figures 9 and 10: facts a second from a full outbox to a real broker. Ours is the relay that every service runs. The peers: the library
// pg-transactional-outbox in its fastest mode, for some seconds of the same backlog and stopped between them, and kafkajs that sends the same
// records and knows no database. The library follows the log of its server, and would have ours read a second time: it has a server of its own:
//   npm run bench -- relay-drain

const rounds = 5;
const rows = 100_000;
const inOneBatch = 1_000;
const librarySeconds = 10;
const topic = 'passes.gate-check';

const { payload, headers } = factOfOne();
const fill = `
  INSERT INTO outbox (shard, event_id, topic, key, sequence, type, version, payload, headers)
  SELECT (n % 4)::smallint, uuidv7(), '${topic}', gen_random_uuid()::text, 1, '${topic}', 1, '${payload}', '${headers}' FROM generate_series(1, ${rows}) n`;

const timed = async (events: number, work: () => Promise<unknown>): Promise<Done> => {
  const began = performance.now();
  await work();
  return { events, seconds: (performance.now() - began) / 1_000 };
};

/** The library reads what it sends from the log, which has to tell enough for that. */
const logical = { wal_level: 'logical', max_wal_senders: 4, wal_sender_timeout: 0 };

await withEngines((engines) =>
  withPostgres(async (peers) => {
    const [url, peerUrl] = [await serviceDatabase(engines, 'passes'), await peerDatabase(peers)];
    const { brokers, pid: kafka } = engines.kafka;
    await ensureTopics(brokers, '');
    await fillLibrary(peerUrl, rows, topic, payload);
    const broker = new Broker([brokers], 'bench');
    const [relay, producer] = [new Relay(broker, url, 'passes'), await producerAlone(brokers)];
    const library = startChild({
      ...{ name: 'library', command: process.execPath, log: join(engines.home, 'logs', 'library.log') },
      args: [join(checkout, 'dist', 'bench', 'peers', 'outbox-library', 'main.js')],
      env: { DATABASE_URL: peerUrl, KAFKA_BROKERS: brokers },
    });
    await until('The library', 60_000, async () => ((await sentByLibrary(peerUrl)) > 0 ? true : undefined));
    process.kill(library.pid, 'SIGSTOP');
    const processes = { node: process.pid, postgres: engines.postgres.pid, kafka };
    const contender = <Name extends string>(name: Name, round: Contender['round']): Contender & { name: Name } => ({
      name,
      processes,
      round,
    });
    const alone = async (): Promise<void> => {
      for (let sent = 0; sent < rows; sent += inOneBatch) {
        const messages = Array.from({ length: inOneBatch }, () => ({
          key: randomUUID(),
          value: payload,
          headers: JSON.parse(headers) as Record<string, string>,
        }));
        await producer.send(topic, messages);
      }
    };
    const measured = await compare(
      [
        contender('ours', async () => {
          let published = 0;
          const done = await timed(rows, async () => {
            for (let last = 1; last > 0; published += last) last = await relay.runOnce();
          });
          if (published !== rows) throw new Error(`${published} of ${rows} were published`);
          return done;
        }),
        contender('producer', () => timed(rows, alone)),
        {
          ...contender('library', async () => {
            const before = await sentByLibrary(peerUrl);
            process.kill(library.pid, 'SIGCONT');
            const done = await timed(0, () => pause(librarySeconds * 1_000));
            process.kill(library.pid, 'SIGSTOP');
            return { ...done, events: (await sentByLibrary(peerUrl)) - before };
          }),
          processes: { node: library.pid, postgres: peers.postgres.pid, kafka },
        },
      ],
      rounds,
      () => asOwner(engines, 'passes', 'TRUNCATE outbox', fill, 'SET ROLE NONE', 'CHECKPOINT'),
    );
    const { ours, producer: sent, library: slow } = measured;
    report('relay-drain', {
      rows: {
        9: { overLibrary: rounded(ours.perSecond.median / slow.perSecond.median) },
        10: { shareOfProducer: rounded((100 * ours.perSecond.median) / sent.perSecond.median) },
      },
      ...{ settings: { rows, inOneBatch, librarySeconds }, rounds, measured },
      notes: [
        'Most of what the relay costs is kafkajs itself: compare the processor time of node with that of the producer alone.',
        'One broker with one replica of each partition: what more replicas take is not in it.',
      ],
    });
    await Promise.all([library.stop('SIGKILL'), relay.stop(), broker.close(), producer.close()]);
  }, logical),
);
