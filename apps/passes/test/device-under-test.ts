import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { readSecret } from '#platform/config.js';
import { uuidv7 } from '#platform/uuid.js';
import type { TestCaller } from '#testing/service.js';
import type { GateRules } from '../src/decision/gate-rules.js';
import type { PassesUnderTest } from './passes-under-test.js';

const invite = 'mutation ($r: ID!, $gateId: ID!) { inviteDevice(requestId: $r, gateId: $gateId) { deviceId code expiresAt } }';

export interface Synced {
  accepted: number;
  repeated: number;
  rejected: { index: number; code: string; message: string }[];
}

interface Me {
  deviceId: string;
  gate: GateRules & { label: string };
  nextProtocol: object | null;
  listKey: { keyId: string; x: string; y: string };
  serverTime: string;
}

/** A phone at a gate: its own key, its own counter, and nothing but HTTP to the service. */
export class DeviceUnderTest {
  private counter = 0;

  private constructor(
    private readonly url: string,
    readonly id: string,
    private readonly key: CryptoKey,
    readonly publicKeyJwk: JWK,
  ) {}

  static async enrol(test: PassesUnderTest, gateId: string, caller: TestCaller = test.worker): Promise<DeviceUnderTest> {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const publicKeyJwk = await exportJWK(publicKey);
    const { inviteDevice } = await test.data<{ inviteDevice: { deviceId: string; code: string } }>(caller, invite, {
      r: randomUUID(),
      gateId,
    });
    const device = new DeviceUnderTest(test.service.url, inviteDevice.deviceId, privateKey, publicKeyJwk);
    const { status, body } = await device.post('devices', { code: inviteDevice.code, publicKeyJwk });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return device;
  }

  /** A request as the gateway hands it on. */
  async post(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(`${this.url}/gate/${path}`, {
      method: 'POST',
      headers: { 'x-linli-gateway': readSecret('gateway-token'), 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async token(changes: { audience?: string; life?: string; issuer?: string } = {}): Promise<string> {
    return new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: this.id })
      .setIssuer(changes.issuer ?? this.id)
      .setAudience(changes.audience ?? 'linli-gate')
      .setIssuedAt()
      .setExpirationTime(changes.life ?? '2m')
      .sign(this.key);
  }

  async me(token?: string): Promise<{ status: number; body: Me & { code?: string } }> {
    const headers = { 'x-linli-gateway': readSecret('gateway-token'), authorization: `Bearer ${token ?? (await this.token())}` };
    const response = await fetch(`${this.url}/gate/me`, { headers });
    return { status: response.status, body: (await response.json()) as Me & { code?: string } };
  }

  check(at: Date, changes: Record<string, unknown> = {}): Record<string, unknown> {
    this.counter += 1;
    return {
      ...{ checkKey: uuidv7(at.getTime()), counter: this.counter, checkedAt: at.toISOString(), direction: 'in', mode: 'foot' },
      ...{ temperature: 36.4, method: 'forehead', answers: { symptoms: false }, steps: ['measure', 'ask', 'scan'] },
      ...{ decision: 'admit', reason: 'ADMITTED', listNumbers: { trust: 1, revocations: 0 } },
      ...changes,
    };
  }

  async sync(checks: readonly unknown[], language = 'en'): Promise<Synced> {
    const headers = { authorization: `Bearer ${await this.token()}`, 'x-linli-language': language };
    const { status, body } = await this.post('checks', checks, headers);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body as unknown as Synced;
  }
}
