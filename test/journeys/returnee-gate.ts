import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { decide } from '../../apps/passes/src/decision/decide.js';
import { verifyEs256 } from '../../apps/passes/src/decision/es256.js';
import type { GateRules } from '../../apps/passes/src/decision/gate-rules.js';
import { type Lists, readRevocations, readTrustList, withRevocations, withTrustList } from '../../apps/passes/src/decision/lists.js';
import type { Caller } from './callers.js';
import type { ReturneeStory } from './returnee-story.js';

const open = 'mutation ($input: OpenGateInput!) { openGate(input: $input) { id } }';
const invite = 'mutation ($requestId: ID!, $gateId: ID!) { inviteDevice(requestId: $requestId, gateId: $gateId) { code } }';

interface Enrolled {
  gate: GateRules;
  listKey: { x: string; y: string };
}

/** What stands at a gate: it fetches its lists, and then decides without asking anybody. */
export class GateDevice {
  private lists: Lists = { trust: null, revocations: null };

  private constructor(
    private readonly story: ReturneeStory,
    private readonly enrolled: Enrolled,
  ) {}

  static async enrol(story: ReturneeStory, worker: Caller, compound: string): Promise<GateDevice> {
    const input = { requestId: randomUUID(), areaCode: compound, label: '东门', kind: 'pedestrian' };
    const { openGate } = await worker.data<{ openGate: { id: string } }>(open, { input });
    const { inviteDevice } = await worker.data<{ inviteDevice: { code: string } }>(invite, {
      requestId: randomUUID(),
      gateId: openGate.id,
    });
    const { publicKey } = await generateKeyPair('ES256', { extractable: true });
    const body = JSON.stringify({ code: inviteDevice.code, publicKeyJwk: await exportJWK(publicKey) });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${story.stack.facts.publicUrl}/api/gate/devices`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(await response.text());
    return new GateDevice(story, (await response.json()) as Enrolled);
  }

  async fetchLists(): Promise<void> {
    const { gate, listKey } = this.enrolled;
    const trust = readTrustList(await this.list(`trust/${gate.district}`), listKey, verifyEs256);
    const revocations = readRevocations(await this.list(`revocations/${gate.district}`), listKey, verifyEs256);
    if (!trust || !revocations) throw new Error('A list is not signed by the district.');
    this.lists = withRevocations(withTrustList(this.lists, trust), revocations);
  }

  /** Of somebody who is well and answers no to everything. */
  reason(token: string): string {
    const now = this.story.now();
    const { gate } = this.enrolled;
    const questions = gate.steps.flatMap((step) => step.questions ?? []);
    const answers = Object.fromEntries(questions.map((question) => [question, false]));
    const person = { direction: 'in' as const, token, temperature: 36.4, answers, registered: false };
    return decide(person, gate, { now, latestKnown: now, lists: this.lists }).reason;
  }

  private async list(path: string): Promise<Uint8Array> {
    const response = await fetch(`${this.story.stack.facts.publicUrl}/api/gate/${path}`);
    if (!response.ok) throw new Error(await response.text());
    return new Uint8Array(await response.arrayBuffer());
  }
}
