import { join } from 'node:path';
import { removeHome } from '../../../deploy/local/fresh.js';
import { startKafka, type Kafka } from '../../../deploy/local/kafka.js';
import { freePort } from '../../../deploy/local/free-port.js';
import { startPostgres, type Postgres } from '../../../deploy/local/postgres.js';
import { makeSecrets } from '../../../deploy/local/secrets.js';
import { until } from '../../../deploy/local/until.js';
import { onDatabase } from '../../../deploy/database-urls.js';
import { withClient } from '../../../tools/database-roles.js';
import { temporaryHome } from '../embedded-engines.js';
import { FaultProxy } from './fault-proxy.js';
import { plantDatabase } from './plant/plant.module.js';

const role = 'lab_app';
const password = 'lab';
const template = 'lab_template';

/** What both halves of the plant keep. `effect` has no unique key, so that nothing but the messaging keeps doubles out. */
const tables = `
  CREATE TABLE part (id text PRIMARY KEY, version integer NOT NULL);
  CREATE TABLE asked (op text PRIMARY KEY, key text NOT NULL, version integer NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
  CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, op text NOT NULL, key text NOT NULL, version integer NOT NULL,
    pid integer NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
  CREATE TABLE cure (id integer);
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
  GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`;

/**
 * A durable database server and a broker of the lab's own, each with a fault proxy before it. What is under test goes through
 * the proxies; the checker does not.
 */
export class Site {
  readonly databaseProxy: FaultProxy;
  readonly brokerProxy: FaultProxy;

  private constructor(
    readonly home: string,
    private postgres: Postgres,
    private kafka: Kafka,
    proxies: { database: FaultProxy; broker: FaultProxy; behindPort: number },
  ) {
    this.databaseProxy = proxies.database;
    this.brokerProxy = proxies.broker;
    this.behind = { port: proxies.behindPort, toldPort: proxies.broker.port };
  }

  private readonly behind: { port: number; toldPort: number };

  static async open(): Promise<Site> {
    const home = temporaryHome();
    makeSecrets(join(home, 'secrets'));
    const behindPort = await freePort();
    const broker = new FaultProxy(() => behindPort);
    const behind = { port: behindPort, toldPort: await broker.open() };
    const [postgres, kafka] = await Promise.all([startPostgres({ home }), startKafka({ home, behind })]);
    const database = new FaultProxy(() => postgres.port);
    await database.open();
    const site = new Site(home, postgres, kafka, { database, broker, behindPort });
    await site.makeTemplate();
    return site;
  }

  /** Of the superuser, past the proxy. */
  get adminUrl(): string {
    return this.postgres.url;
  }

  /** Past the proxy. */
  get brokers(): string {
    return this.kafka.brokers;
  }

  get throughProxy(): string {
    return `127.0.0.1:${this.brokerProxy.port}`;
  }

  async makeDatabase(name: string): Promise<{ adminUrl: string; appUrl: string }> {
    await withClient(this.adminUrl, async (admin) => void (await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)));
    const url = new URL(onDatabase(this.adminUrl, name));
    Object.assign(url, { username: role, password, port: String(this.databaseProxy.port) });
    return { adminUrl: onDatabase(this.adminUrl, name), appUrl: url.href };
  }

  async drop(name: string): Promise<void> {
    await withClient(this.adminUrl, async (admin) => void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)));
  }

  /** `kill` is a power cut of the server, `immediate` an end without a checkpoint, `stop` an orderly one that waits for nobody. */
  async endDatabase(how: 'kill' | 'immediate' | 'stop'): Promise<void> {
    if (how !== 'immediate') return this.postgres[how]();
    process.kill(this.postgres.pid, 'SIGQUIT');
    await this.postgres.ended;
  }

  async startDatabase(): Promise<void> {
    const { port } = this.postgres;
    this.postgres = await until('The database', 30_000, () => startPostgres({ home: this.home, port }));
    if (this.postgres.port !== port) throw new Error(`Another program took port ${port} while the database was stopped.`);
  }

  endBroker(): Promise<void> {
    return this.kafka.kill();
  }

  async startBroker(): Promise<void> {
    this.kafka = await startKafka({ home: this.home, port: this.kafka.port, behind: this.behind });
  }

  async close(): Promise<void> {
    this.databaseProxy.close();
    this.brokerProxy.close();
    await Promise.all([this.postgres.kill(), this.kafka.kill()]);
    removeHome(this.home);
  }

  private async makeTemplate(): Promise<void> {
    await withClient(this.adminUrl, async (admin) => {
      await admin.query(`CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB PASSWORD '${password}'`);
      await admin.query(`CREATE DATABASE ${template}`);
    });
    const url = onDatabase(this.adminUrl, template);
    const owner = await plantDatabase(url).initialize();
    await owner.runMigrations();
    await owner.destroy();
    await withClient(url, async (admin) => void (await admin.query(tables)));
  }
}
