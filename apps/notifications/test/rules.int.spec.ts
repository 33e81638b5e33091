import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountLinked } from '#contracts/registration.events.js';
import {
  CommitmentRefused,
  FeverConfirmed,
  ObservationReleased,
  ObservationStarted,
  SlotDue,
  SlotMissed,
} from '#contracts/screening.events.js';
import { HelpDelivered } from '#contracts/supplies.events.js';
import { Consumer } from '#messaging/consumer.js';
import { eventually } from '#testing/stack.js';
import type { TestCaller } from '#testing/service.js';
import { fever, help, observed, slot, started } from './facts.js';
import { type Home, lookalike, maotai, NotificationsUnderTest } from './notifications-under-test.js';

describe('whoever the rules name', () => {
  let test: NotificationsUnderTest;
  let family: Home;
  let korean: Home;
  let worker: TestCaller;

  const linked = (home: Home) =>
    test.say(AccountLinked, { linkId: randomUUID(), accountId: randomUUID(), householdId: home.household, roomPath: home.room.path });

  beforeAll(async () => {
    test = await NotificationsUnderTest.start();
    [family, korean] = [test.home(3), test.home(1, 'ko')];
    linked(korean);
    await test.settle();
    worker = await test.service.as([{ role: 'committee-worker', scope: maotai.path }]);
  }, 120_000);
  afterAll(() => test.stop());

  it('is told in the own language, at home and nowhere else', async () => {
    const observation = started(korean);
    test.say(ObservationStarted, observation);
    await test.settle();
    const { observationId, residentId, householdId, areaPath } = observation;
    test.say(ObservationReleased, {
      observationId,
      residentId,
      householdId,
      areaPath,
      releasedAt: '2020-02-24T00:00:00.000Z',
      early: false,
    });
    await test.settle();
    const [thanks, begun] = await test.inbox(await test.resident(korean, 'en'), korean);
    expect(begun).toMatchObject({ template: 'observation-started', language: 'ko', urgency: 'urgent' });
    expect(begun!.body).toContain('2월 10일부터 2월 24일까지');
    expect(thanks!.body).toContain('감사합니다');
    expect((await test.inbox(await test.resident(korean), korean, 'en'))[0]!.body).toContain('Thank you for these days');
    expect(await test.inbox(await test.resident(family), korean)).toEqual([]);
  });

  it('is told once, however often the fact comes', async () => {
    test.say(HelpDelivered, help(family));
    await test.settle(3);
    const messages = await test.inbox(await test.resident(family), family);
    expect(messages.filter(({ template }) => template === 'help-delivered')).toHaveLength(1);
    expect(messages[0]!.body).toBe('食品已于12:00送到门口。请等送货人离开后再开门，收到后请确认。');
  });

  it('sits in an office of the area: the doctor reads of a fever within five seconds, and another doctor does not', async () => {
    const doctor = await test.service.as([{ role: 'doctor', scope: maotai.path }], { language: 'en' });
    const elsewhere = await test.service.as([{ role: 'doctor', scope: lookalike.path }]);
    await test.service.app.get(Consumer).begin();
    const began = Date.now();
    test.say(FeverConfirmed, fever(korean));
    await test.settle();
    await eventually(async () => (await test.staffInbox(doctor)).length === 1, 5_000);
    expect(Date.now() - began).toBeLessThan(5_000);
    const [told] = await test.staffInbox(doctor);
    expect(told).toMatchObject({ template: 'fever-confirmed-doctor', urgency: 'urgent', title: 'Fever confirmed: please see to it' });
    expect(told!.body).toContain('38.1 °C (armpit) at 12:00');
    expect(await test.staffInbox(elsewhere)).toEqual([]);
    const lead = await test.service.as([{ role: 'committee-lead', scope: maotai.path }]);
    expect((await test.staffInbox(lead)).map(({ template }) => template)).toEqual(['fever-confirmed-supervisor']);
    const acknowledge = 'mutation ($r: ID!, $id: ID!) { acknowledgeStaffMessage(requestId: $r, id: $id) { readAt acknowledgedAt } }';
    const variables = { r: randomUUID(), id: told!.id };
    expect(await test.codeOf(elsewhere, acknowledge, variables)).toBe('MESSAGE_UNKNOWN');
    expect(await test.codeOf(lead, acknowledge, variables)).toBe('MESSAGE_UNKNOWN');
    const { acknowledgeStaffMessage: first } = await test.data<{ acknowledgeStaffMessage: object }>(doctor, acknowledge, variables);
    expect(first).toMatchObject({ acknowledgedAt: expect.any(String) as unknown });
    expect(await test.data(doctor, acknowledge, { ...variables, r: randomUUID() })).toEqual({ acknowledgeStaffMessage: first });
  });

  it.each([
    [1, []],
    [2, ['committee-lead']],
    [3, ['subdistrict-officer']],
  ])('is the next level up when %d readings are missing in a row', async (missedInARow, offices) => {
    const missed = slot(family);
    test.say(SlotMissed, { ...missed, missedInARow });
    await test.settle();
    const told = await test.look<{ office: string }>(
      `SELECT office FROM delivery WHERE values->>'missedInARow' = $1 AND office IS NOT NULL`,
      [String(missedInARow)],
    );
    expect(told.map(({ office }) => office)).toEqual(offices);
  });

  it('reads and acknowledges for the own household, once', async () => {
    test.say(SlotDue, slot(korean));
    await test.settle();
    const [caller, stranger] = [await test.resident(korean), await test.resident(family)];
    const [message] = await test.inbox(caller, korean);
    const read = 'mutation ($r: ID!, $id: ID!) { readMessage(requestId: $r, id: $id) { readAt acknowledgedAt } }';
    const acknowledge = 'mutation ($r: ID!, $id: ID!) { acknowledgeMessage(requestId: $r, id: $id) { readAt acknowledgedAt } }';
    const variables = () => ({ r: randomUUID(), id: message!.id });
    expect(await test.codeOf(stranger, read, variables())).toBe('MESSAGE_UNKNOWN');
    expect(await test.codeOf(caller, read, { ...variables(), id: 'nonsense' })).toBe('MESSAGE_UNKNOWN');
    expect(await test.data(caller, read, variables())).toMatchObject({ readMessage: { acknowledgedAt: null } });
    await test.data(caller, read, variables());
    await test.data(caller, acknowledge, variables());
    await test.published();
    const facts = await eventually(() => {
      const heard = test.heard.of('message-read', message!.id);
      return heard.length === 2 && heard;
    });
    expect(facts.map(({ payload }) => payload['acknowledged'])).toEqual([false, true]);
    expect(test.heard.outOfOrder()).toEqual([]);
  });

  it('is what the staff of the area may look at, and nobody else', async () => {
    expect((await test.inbox(worker, korean)).length).toBeGreaterThan(0);
    const [other, doctor] = [
      await test.service.as([{ role: 'committee-worker', scope: lookalike.path }]),
      await test.service.as([{ role: 'doctor', scope: maotai.path }]),
    ];
    expect(await test.inbox(other, korean)).toEqual([]);
    await expect(test.inbox(doctor, korean)).rejects.toThrow('ACTION_NOT_ALLOWED');
    expect(await test.codeOf(await test.resident(korean), '{ staffInbox { nodes { id } } }')).toBe('ACTION_NOT_ALLOWED');
  });

  it('says nothing of a person on the way: no name, number or text leaves', async () => {
    test.say(CommitmentRefused, { ...observed(family), letterVersion: '1', language: 'zh' });
    await test.settle();
    await test.published();
    await eventually(() => test.heard.of('message-delivered').some(({ payload }) => payload['template'] === 'commitment-refused-staff'));
    const named = new Set(test.heard.events.flatMap(({ payload }) => Object.keys(payload)));
    expect([...named].sort()).toEqual(
      ['acknowledged', 'areaPath', 'channel', 'deliveryId', 'householdId', 'language', 'noticeId', 'residentId', 'template'].sort(),
    );
  });
});
