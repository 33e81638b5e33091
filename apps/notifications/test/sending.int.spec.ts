import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PassIssued, PassRestored } from '#contracts/passes.events.js';
import { ObservationStarted, SlotDue } from '#contracts/screening.events.js';
import { phone } from '#testing/builders.js';
import { eventually } from '#testing/stack.js';
import { fever, pass, slot, started } from './facts.js';
import { type Home, noon, NotificationsUnderTest } from './notifications-under-test.js';
import { MailStandIn, receiptOf, WebhookStandIn } from './stand-in-providers.js';
import { FeverConfirmed } from '#contracts/screening.events.js';

interface Row extends Record<string, unknown> {
  id: string;
  channel: string;
  state: string;
  reason: string | null;
  attempts: number;
}

/** An invented number that the provider answers with this status. */
const answeredWith = (status: number): string => `${phone(status).slice(0, -3)}${status}`;

describe('what is sent', () => {
  const mail = new MailStandIn();
  const gateway = new WebhookStandIn();
  let test: NotificationsUnderTest;

  beforeAll(async () => {
    test = await NotificationsUnderTest.start({ SMTP_URL: await mail.start(), WEBHOOK_URL: await gateway.start() });
    await test.settle();
  }, 120_000);
  afterAll(async () => {
    await test.stop();
    await Promise.all([mail.stop(), gateway.stop()]);
  });

  const outwards = (residentId: string): Promise<Row[]> =>
    test.look<Row>(
      `SELECT id, channel, state, reason, attempts FROM delivery WHERE resident_id = $1 AND channel <> 'inbox' ORDER BY created_at, id`,
      [residentId],
    );
  const begin = async (home: Home, person = 0): Promise<void> => {
    test.say(ObservationStarted, started(home, person));
    await test.settle();
    await test.sent();
  };
  const receipt = (content: object, how: Parameters<typeof receiptOf>[1] = { at: test.now() }) =>
    test.service.as([]).then((caller) => caller.fetch('/receipts', receiptOf(content, how)));

  it('goes to the phone by a signed POST with an id of its own, and by the register’s address of that moment', async () => {
    const home = test.home(1, 'ja');
    test.registration.know(home.residents[0]!, { phones: [phone(1)] });
    await begin(home);
    const [posted, ...more] = gateway.to(phone(1));
    expect(more).toEqual([]);
    const [row] = await outwards(home.residents[0]!);
    expect(posted).toMatchObject({ isSigned: true, headers: { 'idempotency-key': row!.id }, body: { language: 'ja', urgency: 'urgent' } });
    expect(posted!.body['body']).toContain('2月10日から2月24日まで');
    expect(row).toMatchObject({ channel: 'webhook', state: 'sent', attempts: 1 });
  });

  it('goes by e-mail to somebody without a phone, with a greeting that is kept nowhere', async () => {
    const home = test.home(1, 'ko');
    test.registration.know(home.residents[0]!, { name: '자리 표시', emails: ['korean@example.invalid'] });
    await begin(home);
    await test.sent();
    const [text] = mail.to('korean@example.invalid');
    expect(text).toContain('자리 표시 님께');
    expect(text).toContain('건강 관찰이 시작되었습니다');
    expect(await outwards(home.residents[0]!)).toMatchObject([
      { channel: 'webhook', state: 'failed', reason: 'NO_ADDRESS' },
      { channel: 'email', state: 'delivered' },
    ]);
    const everything = await test.look<{ row: string }>(`SELECT d::text AS row FROM delivery d UNION ALL SELECT o::text FROM outbox o`);
    expect(everything.filter(({ row }) => /자리|example\.invalid|\+86154/.test(row))).toEqual([]);
  });

  it('asks for the contacts of many recipients at once', async () => {
    const homes = Array.from({ length: 30 }, () => test.home(1));
    homes.forEach(({ residents }, index) => test.registration.know(residents[0]!, { phones: [phone(100 + index)] }));
    homes.forEach((home) => test.say(ObservationStarted, started(home)));
    test.registration.isDown = true;
    await test.settle();
    await test.sent();
    test.registration.isDown = false;
    test.registration.asked.length = 0;
    await test.later(15_000);
    await test.sent();
    expect(test.registration.asked.filter((ids) => ids.length >= 30)).toHaveLength(1);
    expect(homes.every((_, index) => gateway.to(phone(100 + index)).length === 1)).toBe(true);
  });

  it('is tried again later when the provider says so, and again, and then goes by the next channel', async () => {
    const home = test.home(1);
    const [resident] = home.residents as [string];
    test.registration.know(resident, { phones: [answeredWith(503)], emails: ['next@example.invalid'] });
    await begin(home);
    expect(await outwards(resident)).toMatchObject([{ channel: 'webhook', state: 'queued', reason: 'WEBHOOK_503', attempts: 1 }]);
    await test.sent();
    expect((await outwards(resident))[0]!.attempts).toBe(1);
    await test.later(11_000);
    await test.sent();
    await test.later(41_000);
    await test.sent();
    expect(await outwards(resident)).toMatchObject([
      { channel: 'webhook', state: 'failed', attempts: 3 },
      { channel: 'email', state: 'delivered' },
    ]);
    expect(new Set(gateway.to(answeredWith(503)).map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(mail.to('next@example.invalid')).toHaveLength(1);
  });

  it.each([
    ['451-busy@example.invalid', 'queued', 'SMTP_451'],
    ['550-nobody@example.invalid', 'undeliverable', 'SMTP_550'],
  ])('to %s by e-mail is %s', async (address, state, reason) => {
    const home = test.home(1);
    test.registration.know(home.residents[0]!, { emails: [address] });
    await begin(home);
    await test.sent();
    const [, byMail] = await outwards(home.residents[0]!);
    expect(byMail).toMatchObject({ channel: 'email', state, reason });
    await test.published();
    if (state === 'undeliverable')
      expect(await eventually(() => test.heard.of('message-undeliverable', byMail!.id)[0])).toMatchObject({ payload: { reason } });
    mail.isPatient = true;
    await test.later(11_000);
    await test.sent();
    mail.isPatient = false;
    expect(mail.to(address)).toHaveLength(state === 'queued' ? 1 : 0);
  });

  it('that is only a reminder is nobody’s task when it does not arrive', async () => {
    const home = test.home(1);
    test.say(SlotDue, slot(home));
    await test.settle();
    await test.sent();
    expect((await outwards(home.residents[0]!)).map(({ state }) => state)).toEqual(['failed', 'failed']);
  });

  it('goes to whoever receives for somebody without a phone, else to another adult of the household', async () => {
    const home = test.home(2);
    test.registration.know(home.residents[1]!, { phones: [phone(7)] });
    await begin(home, 0);
    expect(gateway.to(phone(7))).toHaveLength(1);
  });

  it('is what receipts say became of it; a state never goes back', async () => {
    const home = test.home(1);
    const [resident] = home.residents as [string];
    test.registration.know(resident, { phones: [phone(8)], emails: ['eight@example.invalid'] });
    await begin(home);
    const [{ id: deliveryId }] = (await outwards(resident)) as [Row];
    const answers = [];
    for (const state of ['read', 'delivered', 'read']) answers.push(await (await receipt({ deliveryId, state })).json());
    expect(answers).toMatchObject([{ accepted: true }, { accepted: false, code: 'RECEIPT_REPEATED' }, { accepted: false }]);
    expect((await outwards(resident))[0]).toMatchObject({ state: 'read' });
    await test.published();
    await eventually(
      () => test.heard.of('message-read', deliveryId).length === 1 && test.heard.of('message-delivered', deliveryId).length === 1,
    );
    expect(test.heard.outOfOrder()).toEqual([]);
  });

  it('that was taken and then failed goes by the next channel', async () => {
    const home = test.home(1);
    const [resident] = home.residents as [string];
    test.registration.know(resident, { phones: [phone(9)], emails: ['nine@example.invalid'] });
    await begin(home);
    const [{ id: deliveryId }] = (await outwards(resident)) as [Row];
    expect((await receipt({ deliveryId, state: 'failed' })).status).toBe(200);
    await test.sent();
    expect(mail.to('nine@example.invalid')).toHaveLength(1);
  });

  const nobody = '00000000-0000-4000-8000-000000000000';
  it.each([
    ['forged', 401, 'RECEIPT_SIGNATURE_WRONG', { deliveryId: nobody, state: 'read' }, { secret: 'guessed' }],
    ['old', 422, 'RECEIPT_TOO_OLD', { deliveryId: nobody, state: 'read' }, { at: new Date('2020-02-10T03:00:00Z') }],
    ['about nothing', 422, 'DELIVERY_UNKNOWN', { deliveryId: nobody, state: 'read' }, {}],
    ['of another form', 422, 'INPUT_INVALID', { deliveryId: 'x', state: 'read' }, {}],
  ])('is not changed by a receipt that is %s', async (_, status, code, content, how) => {
    const response = await receipt(content, { at: test.now(), ...how });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it('has no receipts but for its channel', async () => {
    const [row] = await test.look<Row>(`SELECT id FROM delivery WHERE channel = 'email' LIMIT 1`);
    const response = await receipt({ deliveryId: row!.id, state: 'read' });
    expect(((await response.json()) as { code: string }).code).toBe('RECEIPT_CHANNEL_WRONG');
  });

  it('waits for the morning unless it is urgent', async () => {
    await test.setClock(new Date('2020-02-12T14:00:00Z'));
    const home = test.home(1);
    test.registration.know(home.residents[0]!, { phones: [phone(10)] });
    test.say(PassRestored, pass(home));
    test.say(FeverConfirmed, fever(home));
    await test.settle();
    await test.sent();
    expect(gateway.to(phone(10)).map(({ body }) => body['title'])).toEqual(['医生会联系您']);
    await test.setClock(new Date('2020-02-12T23:00:01Z'));
    await test.sent();
    expect(gateway.to(phone(10)).map(({ body }) => body['title'])).toEqual(['医生会联系您', '通行证已恢复']);
  }, 20_000);

  it('is bundled in one digest in the evening when it is too much for a day', async () => {
    await test.setClock(new Date('2020-02-14T04:00:00Z'));
    const home = test.home(1);
    test.registration.know(home.residents[0]!, { phones: [phone(11)] });
    for (let time = 0; time < 8; time += 1)
      test.say(PassIssued, { ...pass(home), validFrom: noon.toISOString(), validUntil: noon.toISOString() });
    await test.settle();
    await test.sent();
    expect(gateway.to(phone(11))).toHaveLength(5);
    await test.setClock(new Date('2020-02-14T11:00:30Z'));
    await test.workIsDone();
    await test.sent();
    const [, , , , , digest, ...more] = gateway.to(phone(11));
    expect(more).toEqual([]);
    expect(digest!.body).toMatchObject({ title: '今天的其他消息' });
    expect(digest!.body['body']).toBe(
      ['今天还有3条消息，详情请看收件箱：', '· 通行证已发放', '· 通行证已发放', '· 通行证已发放'].join('\n'),
    );
  }, 20_000);

  it('goes by the next channel when the provider is down for long', async () => {
    const homes = Array.from({ length: 7 }, () => test.home(1));
    homes.forEach(({ residents }, index) =>
      test.registration.know(residents[0]!, { phones: [answeredWith(500)], emails: [`down-${index}@example.invalid`] }),
    );
    homes.forEach((home) => test.say(ObservationStarted, started(home)));
    await test.settle();
    await test.sent();
    const before = gateway.to(answeredWith(500)).length;
    const late = test.home(1);
    test.registration.know(late.residents[0]!, { phones: [phone(12)], emails: ['late@example.invalid'] });
    await begin(late);
    expect([gateway.to(answeredWith(500)).length, gateway.to(phone(12)).length]).toEqual([before, 0]);
    await test.later(75_000);
    gateway.isPatient = true;
    await test.sent();
    gateway.isPatient = false;
    expect(gateway.to(phone(12)).length + mail.to('late@example.invalid').length).toBe(1);
  }, 20_000);
});
