import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessRecorded } from '#contracts/audit.events.js';
import type { EventContract, PayloadOf } from '#contracts/topic.js';
import { readVerifierKey, type Verifier } from '#ledger/note.js';
import { eventHeaders, type WireRecord } from '#messaging/event-record.js';
import { Broker } from '#messaging/kafka.js';
import { readSecret } from '#platform/config.js';
import { uuidv7 } from '#platform/uuid.js';
import { committeeOf, subdistrict } from '#testing/registration-facts.js';
import { type ServiceUnderTest, startServiceUnderTest } from '#testing/service.js';
import { brokers, eventually, rows, secretsDir } from '#testing/stack.js';
import { witnessServer } from '../../witness/src/serve.js';

export const maotai = committeeOf('310105008020');
export const lookalike = committeeOf('310105008002');
export { subdistrict };

type AccessFacts = PayloadOf<typeof AccessRecorded>;

/** The ledger on a database and topics of its own, with a real witness beside it and the voices of other services. */
export class AuditUnderTest {
  private readonly sequences = new Map<string, number>();

  private constructor(
    readonly service: ServiceUnderTest,
    readonly folder: string,
    private readonly witness: Server,
    private readonly broker: Broker,
  ) {}

  static async start(): Promise<AuditUnderTest> {
    const folder = mkdtempSync(join(tmpdir(), 'linli-audit-'));
    const witness = witnessServer({
      folder: join(folder, 'witness'),
      name: 'linli.test/witness',
      logKey: readSecret('ledger-verifier-key', secretsDir()),
    });
    await new Promise<void>((resolve) => witness.listen(0, '127.0.0.1', resolve));
    const { port } = witness.address() as AddressInfo;
    Object.assign(process.env, { WITNESS_URL: `http://127.0.0.1:${port}`, CHECKPOINT_DIR: join(folder, 'checkpoints') });
    const service = await startServiceUnderTest('audit', async () => (await import('../src/audit.module.js')).AuditModule);
    return new AuditUnderTest(service, folder, witness, new Broker([brokers()], 'voices', service.prefix));
  }

  get log(): Verifier {
    return readVerifierKey(readSecret('ledger-verifier-key', secretsDir()));
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.broker.close();
    this.witness.closeAllConnections();
    await new Promise((resolve) => this.witness.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Says facts as their service would; the number of each noun goes up by one, or to `sequence`. */
  async say<Contract extends EventContract>(
    contract: Contract,
    payload: PayloadOf<Contract>,
    about: { path: string; sequence?: number; id?: string; at?: Date },
  ) {
    const key = String(payload[contract.key]);
    const place = `${contract.topic.name} ${key}`;
    const sequence = about.sequence ?? (this.sequences.get(place) ?? 0) + 1;
    this.sequences.set(place, sequence);
    const envelope = { id: about.id ?? uuidv7(), key, sequence, time: about.at ?? new Date(), jurisdiction: about.path };
    const headers = eventHeaders(contract, contract.topic.name.split('.')[0]!, envelope);
    await this.send({ topic: contract.topic.name, key, value: JSON.stringify(payload), headers });
    return envelope.id;
  }

  /** An access record as a service writes it. */
  access(facts: Partial<AccessFacts>, about: { path?: string; at?: Date } = {}): Promise<string> {
    const source = facts.source ?? 'registration/0';
    const sourceSeq = facts.sourceSeq ?? (this.sequences.get(`audit.access ${source}`) ?? 0) + 1;
    const payload: AccessFacts = {
      ...{ source, sourceSeq, actor: 'worker', role: 'committee-worker', scope: maotai.path, onBehalfOf: null, action: 'resident.read' },
      ...{ purpose: 'neighbourhood-work', legalBasis: 'epidemic-control', reason: null, resourceType: 'resident', resourceId: null },
      ...{ count: 1, decision: 'allow', requestId: randomUUID(), approvers: [], residents: [], households: [] },
      ...facts,
    };
    return this.say(AccessRecorded, payload, { path: about.path ?? maotai.path, sequence: sourceSeq, at: about.at });
  }

  async publish(topic: string, key: string, value: string): Promise<void> {
    await this.send({ topic, key, value, headers: {} });
  }

  /** A broker that has just made its topics does not lead all of them yet. */
  private async send(record: WireRecord): Promise<void> {
    await eventually(() => this.broker.publish([record]).then(() => true));
  }

  /** Everything that was said is in the tree, signed and witnessed. */
  async settle(): Promise<void> {
    const [{ TakeIn }, { Sequencer }] = [await import('../src/ledger/take-in.js'), await import('../src/ledger/sequencer.js')];
    await this.service.app.get(TakeIn).caughtUp();
    await this.service.app.get(Sequencer).runOnce(true);
  }

  rows<Row extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return rows<Row>(this.service.database.adminUrl, sql, values);
  }
}
