import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { uuidv7 } from '#platform/uuid.js';
import { Api } from './api.js';
import { CliError } from './cli-error.js';

/** What happened to one person at a gate; the rest of a check is the device's. */
export interface Seen {
  at: Date;
  direction: 'in' | 'out';
  temperature?: number;
  decision: 'admit' | 'refuse' | 'refer';
  reason: string;
}

const mostAtOnce = 200;
/** What was not taken is told again, under the same keys. */
const tries = 30;

/** A phone at a gate: a key of its own, a counter of its own, and nothing but the REST routes for devices. */
export class GateDevice {
  private counter = 0;

  private constructor(
    private readonly url: string,
    private readonly id: string,
    private readonly key: CryptoKey,
  ) {}

  /** Takes the place at the gate that a worker made for it. */
  static async enrol(worker: Api, url: string, gateId: string, requestId: string): Promise<GateDevice> {
    const { inviteDevice } = await worker.graphql<{ inviteDevice: { deviceId: string; code: string } }>(
      'mutation ($r: ID!, $gateId: ID!) { inviteDevice(requestId: $r, gateId: $gateId) { deviceId code } }',
      { r: requestId, gateId },
    );
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const body = JSON.stringify({ code: inviteDevice.code, publicKeyJwk: await exportJWK(publicKey) });
    const answer = await fetch(new URL('/api/gate/devices', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    if (!answer.ok) throw new CliError(`The device could not take its place (${answer.status}).`);
    return new GateDevice(url, inviteDevice.deviceId, privateKey);
  }

  /** Tells what it has decided, in arrays, the oldest first. @returns how many were kept */
  async tell(seen: readonly Seen[]): Promise<number> {
    let accepted = 0;
    for (let from = 0; from < seen.length; from += mostAtOnce) accepted += await this.send(seen.slice(from, from + mostAtOnce));
    return accepted;
  }

  private async send(seen: readonly Seen[]): Promise<number> {
    const api = new Api(this.url, () => this.token(), 'en', tries);
    const body = JSON.stringify(seen.map((one) => this.check(one)));
    return (await api.rest<{ accepted: number }>('/api/gate/checks', { body, type: 'application/json' })).accepted;
  }

  private check({ at, direction, temperature, decision, reason }: Seen): Record<string, unknown> {
    this.counter += 1;
    return {
      ...{ checkKey: uuidv7(at.getTime()), counter: this.counter, checkedAt: at, direction, mode: 'foot', decision, reason },
      ...(temperature !== undefined && { temperature, method: 'forehead' }),
      ...{ answers: { 'key-region': false, symptoms: false }, steps: ['measure', 'ask', 'scan'] },
    };
  }

  private token(): Promise<string> {
    return new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: this.id })
      .setIssuer(this.id)
      .setAudience('linli-gate')
      .setIssuedAt()
      .setExpirationTime('2m')
      .sign(this.key);
  }
}
