import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#testing/stack.js';
import { DeviceUnderTest } from './device-under-test.js';
import { compound, district, maotai, PassesUnderTest } from './passes-under-test.js';

const open =
  'mutation ($input: OpenGateInput!) { openGate(input: $input) { id label open hours { from until } protocols { steps { kind } } } }';
const setOpen = 'mutation ($r: ID!, $id: ID!, $open: Boolean!) { setGateOpen(requestId: $r, id: $id, open: $open) { open } }';
const setProtocol = `mutation ($r: ID!, $id: ID!, $steps: [GateStepInput!]!, $at: DateTime) {
  setGateProtocol(requestId: $r, id: $id, steps: $steps, effectiveAt: $at) { protocols { steps { kind } } } }`;
const revoke = 'mutation ($r: ID!, $id: ID!) { revokeDevice(requestId: $r, id: $id) { state } }';
const r = randomUUID;
const hour = 3_600_000;

describe('gates', () => {
  let test: PassesUnderTest;
  let gateId: string;
  let device: DeviceUnderTest;

  const opening = (changes: Record<string, unknown> = {}) => ({
    input: { requestId: r(), areaCode: compound.code, label: '东门', kind: 'pedestrian', ...changes },
  });

  beforeAll(async () => {
    test = await PassesUnderTest.start();
    await test.settle();
    gateId = (await test.data<{ openGate: { id: string } }>(test.worker, open, opening())).openGate.id;
    device = await DeviceUnderTest.enrol(test, gateId);
  }, 120_000);
  afterAll(() => test.stop());

  it('open with one measure, two ask, three register, four scan, and other steps from a time on', async () => {
    const { openGate } = await test.data<{ openGate: { protocols: object[]; hours: object } }>(
      test.worker,
      open,
      opening({ hours: { from: 360, until: 1_320 } }),
    );
    const kinds = ['measure', 'ask', 'register', 'scan'].map((kind) => ({ kind }));
    expect(openGate).toMatchObject({ hours: { from: 360, until: 1_320 }, protocols: [{ steps: kinds }] });
    const steps = [{ kind: 'scan', directions: ['in'] }];
    await test.data(test.worker, setProtocol, { r: r(), id: gateId, steps, at: new Date(test.now().getTime() + hour).toISOString() });
    const { body } = await device.me();
    expect([body.gate.steps.length, body.nextProtocol]).toMatchObject([4, { steps }]);
    expect(await test.refusal(test.worker, setProtocol, { r: r(), id: gateId, steps: [], at: null })).toBe('GATE_PROTOCOL_WRONG');
    expect(await test.refusal(test.worker, setProtocol, { r: r(), id: gateId, steps, at: '2020-01-01T00:00:00Z' })).toBe('INPUT_INVALID');
  });

  it.each([
    ['GATE_NOT_IN_COMPOUND', { areaCode: maotai.code }],
    ['AREA_UNKNOWN', { areaCode: '310105008002-001' }],
    ['GATE_LABEL_WRONG', { label: ' ' }],
    ['INPUT_INVALID', { hours: { from: -1, until: 60 } }],
  ])('do not open with %s', async (code, changes) => expect(await test.refusal(test.worker, open, opening(changes))).toBe(code));

  it('tell their device whether they are shut, and others when', async () => {
    await test.data(test.worker, setOpen, { r: r(), id: gateId, open: false });
    expect((await device.me()).body.gate).toMatchObject({ open: false, compound: compound.code, district: district.code, label: '东门' });
    await test.data(test.worker, setOpen, { r: r(), id: gateId, open: true });
    await test.published();
    await eventually(() => test.heard.of('gate-opened', gateId).length === 2);
    expect(test.heard.of('gate-shut', gateId)).toHaveLength(1);
    expect(await test.refusal(test.worker, setOpen, { r: r(), id: r(), open: true })).toBe('GATE_UNKNOWN');
  });

  describe('and devices', () => {
    it('enrol with a code, once, and a key of their own', async () => {
      const asked = { r: r(), gateId };
      const invite = 'mutation ($r: ID!, $gateId: ID!) { inviteDevice(requestId: $r, gateId: $gateId) { deviceId code } }';
      const { inviteDevice } = await test.data<{ inviteDevice: { code: string } }>(test.worker, invite, asked);
      expect(await test.data(test.worker, invite, asked)).toEqual({ inviteDevice });
      const { code } = inviteDevice;
      expect(code).toMatch(/^[2-9A-Z]{10}$/);
      const { publicKeyJwk } = device;
      const other = (await DeviceUnderTest.enrol(test, gateId)).publicKeyJwk;
      const spaced = `${code.slice(0, 5).toLowerCase()} ${code.slice(5)}`;
      expect(await device.post('devices', { code, publicKeyJwk: { ...publicKeyJwk, y: publicKeyJwk.x } })).toMatchObject({
        status: 422,
        body: { code: 'DEVICE_KEY_WRONG' },
      });
      expect(await device.post('devices', { code: spaced, publicKeyJwk })).toMatchObject({ status: 200, body: { gate: { gateId } } });
      expect(await device.post('devices', { code, publicKeyJwk })).toMatchObject({ status: 200 });
      expect(await device.post('devices', { code, publicKeyJwk: other })).toMatchObject({
        status: 422,
        body: { code: 'DEVICE_CODE_WRONG' },
      });
      expect(await device.post('devices', { code: 'AAAAAAAAAA', publicKeyJwk })).toMatchObject({ body: { code: 'DEVICE_CODE_WRONG' } });
    });

    it('are believed only what they have signed themselves, for us, and not for long', async () => {
      const other = await DeviceUnderTest.enrol(test, gateId);
      const codeOf = async (token: string) => (await device.me(token)).body.code;
      expect(await codeOf(await device.token({ audience: 'linli' }))).toBe('DEVICE_TOKEN_INVALID');
      expect(await codeOf(await device.token({ life: '1h' }))).toBe('DEVICE_TOKEN_INVALID');
      expect(await codeOf(await device.token({ issuer: other.id }))).toBe('DEVICE_TOKEN_INVALID');
      expect(await codeOf('nothing')).toBe('DEVICE_TOKEN_INVALID');
      const [header] = (await other.token()).split('.');
      expect(await codeOf([header, ...(await device.token()).split('.').slice(1)].join('.'))).toBe('DEVICE_TOKEN_INVALID');
      expect(await codeOf(test.worker.token)).toBe('DEVICE_TOKEN_INVALID');
    });

    it('are believed no longer than a token lasts, however often it was good', async () => {
      const ending = await device.token({ life: '-28s' }); // clocks may be 30 s apart
      expect((await device.me(ending)).status).toBe(200);
      await eventually(async () => (await device.me(ending)).body.code === 'DEVICE_TOKEN_INVALID');
    });

    it('are believed nothing any more when they are revoked', async () => {
      const lost = await DeviceUnderTest.enrol(test, gateId);
      await test.data(test.worker, revoke, { r: r(), id: lost.id });
      expect((await lost.me()).body.code).toBe('DEVICE_REVOKED');
      expect(await test.refusal(test.worker, revoke, { r: r(), id: r() })).toBe('DEVICE_UNKNOWN');
      await test.published();
      await eventually(() => test.heard.of('device-revoked', lost.id).length === 1);
    });
  });
});
