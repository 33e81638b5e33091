export interface KafkaPorts {
  port: number;
  controllerPort: number;
  /** A second door, whose clients are told another port: that of what lies before the broker. */
  behind?: { port: number; toldPort: number } | undefined;
}

const at = (port: number | undefined): string[] => (port ? [`BEHIND://127.0.0.1:${port}`] : []);

const MEGABYTE = 1024 * 1024;

/** `server.properties` of one broker that is its own controller, on loopback only, with topics created by nobody but the migration. */
export const kafkaProperties = (folder: string, { port, controllerPort, behind }: KafkaPorts): string =>
  Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,BEHIND:PLAINTEXT,CONTROLLER:PLAINTEXT',
    listeners: [`PLAINTEXT://127.0.0.1:${port}`, `CONTROLLER://127.0.0.1:${controllerPort}`, ...at(behind?.port)].join(','),
    'advertised.listeners': [`PLAINTEXT://127.0.0.1:${port}`, ...at(behind?.toldPort)].join(','),
    'log.dirs': folder.replaceAll('\\', '/'),
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 2,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    // After a kill the broker is let in again when its former session has ended: 9 s by default.
    'broker.session.timeout.ms': 3_000,
    'broker.heartbeat.interval.ms': 1_000,
    'metadata.max.idle.interval.ms': 5_000,
    'group.initial.rebalance.delay.ms': 0,
    'num.network.threads': 1,
    'num.io.threads': 2,
    'background.threads': 2,
    'log.cleaner.dedupe.buffer.size': 4 * MEGABYTE,
    'log.segment.bytes': 64 * MEGABYTE,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
