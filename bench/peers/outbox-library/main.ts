import { Kafka, logLevel } from 'kafkajs';
import {
  createReplicationSemaphoreConcurrencyController,
  getDisabledLogger,
  initializeReplicationMessageListener,
  type ReplicationListenerConfig,
  type TransactionalMessage,
} from 'pg-transactional-outbox';
import { setup } from './table.js';

// The library pg-transactional-outbox in the mode that was its fastest: logical replication, twenty messages at once, its protections off,
// and a handler that sends one message, as its examples do.

const atOnce = 20;
const { DATABASE_URL = '', KAFKA_BROKERS = '' } = process.env;

const producer = new Kafka({ brokers: KAFKA_BROKERS.split(','), clientId: 'outbox-library', logLevel: logLevel.ERROR }).producer();
await producer.connect();
const { hostname: host, port, username: user, password, pathname } = new URL(DATABASE_URL);
const connection = { host, port: Number(port), user, password: decodeURIComponent(password), database: pathname.slice(1) };
/** The library makes a pool of it. */
const pool = { ...connection, max: atOnce };
const config: ReplicationListenerConfig = {
  ...{ outboxOrInbox: 'outbox', dbListenerConfig: connection, dbHandlerConfig: pool },
  settings: {
    ...{ dbSchema: setup.schema, dbTable: setup.table, dbPublication: setup.publication, dbReplicationSlot: setup.replicationSlot },
    ...{ enableMaxAttemptsProtection: false, enablePoisonousMessageProtection: false },
  },
};
const handle = async ({ aggregateType, aggregateId, payload }: TransactionalMessage): Promise<void> => {
  await producer.send({ topic: aggregateType, messages: [{ key: aggregateId, value: JSON.stringify(payload) }] });
};
initializeReplicationMessageListener(config, { handle }, getDisabledLogger(), {
  concurrencyStrategy: createReplicationSemaphoreConcurrencyController(atOnce),
});
