import { randomBytes } from 'node:crypto';
import { GenericContainer, getContainerRuntimeClient, Wait, type StartedTestContainer } from 'testcontainers';
import { kafkaAnswers } from '../../deploy/local/kafka-asks.js';
import { postgresAnswers } from '../../deploy/local/postgres.js';
import { until } from '../../deploy/local/until.js';
import type { Engine, Engines } from './engine.js';

export const POSTGRES_IMAGE = 'postgres:18';
export const KAFKA_IMAGE = 'apache/kafka:4.3.1';

// The keeper ends what it started, also when the run is killed; the image of the usual watchman cannot be had everywhere.
process.env['TESTCONTAINERS_RYUK_DISABLED'] ??= 'true';

const START_DEADLINE_MS = 120_000;
const SCRIPT = '/tmp/linli-start.sh';

/** A stopped container would get another port, so an outage is a pause: the engine takes connections and answers nothing. */
const engine = async (container: StartedTestContainer, address: string, answers: () => Promise<unknown>): Promise<Engine> => {
  const awake = () => until('The container', START_DEADLINE_MS, async () => (await answers()) ?? undefined);
  const client = await getContainerRuntimeClient();
  const handle = client.container.getById(container.getId());
  await awake();
  const pause = async (): Promise<void> => void (await handle.pause());
  return {
    address,
    stop: pause,
    kill: pause,
    async start() {
      await handle.unpause();
      await awake();
    },
    async drop() {
      await container.stop({ timeout: 0 });
    },
  };
};

const database = async (): Promise<Engine> => {
  const password = randomBytes(12).toString('hex');
  const container = await new GenericContainer(POSTGRES_IMAGE)
    .withEnvironment({ POSTGRES_PASSWORD: password })
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'max_connections=120', '-c', 'jit=off'])
    .withExposedPorts(5432)
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
    .withStartupTimeout(START_DEADLINE_MS)
    .start();
  const url = `postgres://postgres:${password}@${container.getHost()}:${container.getMappedPort(5432)}/postgres`;
  return engine(container, url, async () => postgresAnswers(url));
};

const kafkaEnvironment = (advertised: string): Record<string, string> => ({
  KAFKA_NODE_ID: '1',
  KAFKA_PROCESS_ROLES: 'broker,controller',
  KAFKA_LISTENERS: 'PLAINTEXT://0.0.0.0:9092,CONTROLLER://127.0.0.1:9093',
  KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${advertised}`,
  KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
  KAFKA_CONTROLLER_QUORUM_VOTERS: '1@127.0.0.1:9093',
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  KAFKA_INTER_BROKER_LISTENER_NAME: 'PLAINTEXT',
  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
  KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
  KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
  KAFKA_HEAP_OPTS: '-Xmx384m',
});

/** The broker must tell clients the mapped port, which exists only once the container runs: so its start waits for a script. */
const broker = async (): Promise<Engine> => {
  const container = await new GenericContainer(KAFKA_IMAGE)
    .withEntrypoint(['bash', '-c', `echo waiting; until [ -s ${SCRIPT} ]; do sleep 0.05; done; exec bash ${SCRIPT}`])
    .withExposedPorts(9092)
    .withWaitStrategy(Wait.forLogMessage('waiting'))
    .withStartupTimeout(START_DEADLINE_MS)
    .start();
  const [host, port] = [container.getHost(), container.getMappedPort(9092)];
  const exports = Object.entries(kafkaEnvironment(`${host}:${port}`)).map(([name, value]) => `export ${name}='${value}'`);
  await container.copyContentToContainer([{ content: [...exports, 'exec /etc/kafka/docker/run', ''].join('\n'), target: SCRIPT }]);
  return engine(container, `${host}:${port}`, () => kafkaAnswers(port, host));
};

/** The official images, by Testcontainers. */
export const containers: Engines = { database, broker };
