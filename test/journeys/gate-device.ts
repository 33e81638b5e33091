import { randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { uuidv7 } from '#platform/uuid.js';
import { type AtGate, decide, type Decision } from '../../apps/passes/src/decision/decide.js';
import { verifyEs256 } from '../../apps/passes/src/decision/es256.js';
import type { GateRules } from '../../apps/passes/src/decision/gate-rules.js';
import { type Lists, readRevocations, readTrustList, withRevocations, withTrustList } from '../../apps/passes/src/decision/lists.js';
import { type Caller, insist } from './callers.js';

const open = 'mutation ($input: OpenGateInput!) { openGate(input: $input) { id } }';
const invite = 'mutation ($requestId: ID!, $gateId: ID!) { inviteDevice(requestId: $requestId, gateId: $gateId) { code } }';

interface Enrolled {
  deviceId: string;
  gate: GateRules;
  listKey: { x: string; y: string };
}

/** What a device knows of the world: where the gateway is, and what time it is. */
export interface Surroundings {
  url: () => string;
  now: () => Date;
}

/** A check as it is kept until it has been told. */
export interface KeptCheck {
  checkKey: string;
  counter: number;
  decision: Decision['decision'];
  reason: Decision['reason'];
  [more: string]: unknown;
}

export interface Synced {
  accepted: number;
  repeated: number;
  rejected: { index: number; code: string; message: string }[];
}

/** Somebody comes: what is asked and measured of whoever is well, unless it is said. */
export type Coming = Partial<AtGate> & Pick<AtGate, 'token'> & { visitor?: { name: string; phone: string } };

/** @returns its id */
export async function openGate(worker: Caller, areaCode: string, label: string): Promise<string> {
  const input = { requestId: randomUUID(), areaCode, label, kind: 'pedestrian' };
  return (await worker.data<{ openGate: { id: string } }>(open, { input })).openGate.id;
}

/** What stands at a gate: it fetches its lists, and then decides without asking anybody. */
export class GateDevice {
  readonly kept: KeptCheck[] = [];
  private lists: Lists = { trust: null, revocations: null };

  private constructor(
    private readonly around: Surroundings,
    private readonly key: CryptoKey,
    private readonly enrolled: Enrolled,
  ) {}

  static async enrol(around: Surroundings, worker: Caller, gateId: string): Promise<GateDevice> {
    const { inviteDevice } = await worker.data<{ inviteDevice: { code: string } }>(invite, { requestId: randomUUID(), gateId });
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const body = JSON.stringify({ code: inviteDevice.code, publicKeyJwk: await exportJWK(publicKey) });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${around.url()}/api/gate/devices`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(await response.text());
    return new GateDevice(around, privateKey, (await response.json()) as Enrolled);
  }

  get id(): string {
    return this.enrolled.deviceId;
  }

  async fetchLists(): Promise<void> {
    const { gate, listKey } = this.enrolled;
    const trust = readTrustList(await this.list(`trust/${gate.district}`), listKey, verifyEs256);
    const revocations = readRevocations(await this.list(`revocations/${gate.district}`), listKey, verifyEs256);
    if (!trust || !revocations) throw new Error('A list is not signed by the district.');
    this.lists = withRevocations(withTrustList(this.lists, trust), revocations);
  }

  /** Decides about whoever comes, and keeps the check. */
  check({ visitor, ...coming }: Coming): KeptCheck {
    const { decision, reason, steps, passId } = this.decide({ ...coming, registered: Boolean(visitor) });
    const { direction = 'in', temperature = 36.4, answers = this.noToEverything() } = coming;
    const now = this.around.now();
    const counter = this.kept.length + 1;
    const check = {
      ...{ checkKey: uuidv7(now.getTime()), counter, checkedAt: now.toISOString(), direction, mode: 'foot', passId, visitor },
      ...{ temperature, method: 'forehead', answers, steps: steps.filter(({ done }) => done).map(({ kind }) => kind), decision, reason },
      listNumbers: { trust: this.lists.trust?.number, revocations: this.lists.revocations?.number },
    };
    this.kept.push(check);
    return check;
  }

  /** Tells a batch, again and again until there is an answer. */
  sync(batch: readonly object[], language = 'zh'): Promise<Synced> {
    return insist(
      () => this.send(batch, language),
      () => true,
    );
  }

  /** Tells a batch once. @throws whatever the network or the service makes of it */
  async send(batch: readonly object[], language = 'zh'): Promise<Synced> {
    const authorization = `Bearer ${await this.token()}`;
    const headers = { authorization, 'content-type': 'application/json', 'x-linli-language': language };
    const response = await fetch(`${this.around.url()}/api/gate/checks`, { method: 'POST', headers, body: JSON.stringify(batch) });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as Synced;
  }

  private decide({ direction = 'in', token, temperature = 36.4, answers = this.noToEverything(), registered = false }: Coming): Decision {
    const now = this.around.now();
    const person = { direction, token, temperature, answers, registered };
    return decide(person, this.enrolled.gate, { now, latestKnown: now, lists: this.lists });
  }

  private noToEverything(): Record<string, boolean> {
    const questions = this.enrolled.gate.steps.flatMap((step) => step.questions ?? []);
    return Object.fromEntries(questions.map((question) => [question, false]));
  }

  private token(): Promise<string> {
    const claims = new SignJWT({}).setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: this.id }).setIssuer(this.id);
    return claims.setAudience('linli-gate').setIssuedAt().setExpirationTime('2m').sign(this.key);
  }

  private async list(path: string): Promise<Uint8Array> {
    const response = await fetch(`${this.around.url()}/api/gate/${path}`);
    if (!response.ok) throw new Error(await response.text());
    return new Uint8Array(await response.arrayBuffer());
  }
}
