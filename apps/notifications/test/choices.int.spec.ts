import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AccountLinked } from '#contracts/registration.events.js';
import { ObservationStarted, SlotDue } from '#contracts/screening.events.js';
import { languages } from '#contracts/shared.js';
import { asService } from '#platform/scope.js';
import type { TestCaller } from '#testing/service.js';
import { eventually } from '#testing/stack.js';
import { buildingAt, compoundOf, subdistrict } from '#testing/registration-facts.js';
import { slot, started } from './facts.js';
import { type Home, lookalike, maotai, NotificationsUnderTest } from './notifications-under-test.js';

const set =
  'mutation ($input: MessagePreferenceInput!) { setMessagePreference(input: $input) { language channels quietFrom optOut receiverId } }';

describe('without any provider', () => {
  let test: NotificationsUnderTest;
  let home: Home;
  let resident: TestCaller;
  let worker: TestCaller;

  beforeAll(async () => {
    test = await NotificationsUnderTest.start();
    home = test.home(2);
    await test.settle();
    [resident, worker] = [await test.resident(home), await test.service.as([{ role: 'committee-worker', scope: maotai.path }])];
  }, 120_000);
  afterAll(() => test.stop());

  const choose = (changes: Record<string, unknown>, caller = resident) =>
    test.data(caller, set, { input: { requestId: randomUUID(), residentId: home.residents[0], ...changes } });
  const outwards = (residentId: string) =>
    test.look(`SELECT state, reason, language, provider_id FROM delivery WHERE resident_id = $1 AND channel <> 'inbox' ORDER BY id`, [
      residentId,
    ]);

  it('what would have been sent is there to be looked at, by those of the area', async () => {
    const other = test.home(1, 'en');
    test.say(ObservationStarted, started(other));
    await test.settle();
    await test.sent();
    const query = `query ($code: ID!) { deliveries(areaCode: $code, filter: { channels: [webhook, email] }) {
      nodes { channel state providerId title body residentId householdId areaCode } } }`;
    const { deliveries } = await test.data<{ deliveries: { nodes: object[] } }>(worker, query, { code: maotai.code });
    expect(deliveries.nodes[0]).toMatchObject({
      ...{ channel: 'webhook', state: 'sent', providerId: 'outbox-only', residentId: other.residents[0] },
      ...{ title: 'Your health observation has begun', areaCode: '310105008020-001-001' },
    });
    const officer = await test.service.as([{ role: 'subdistrict-officer', scope: subdistrict.path }]);
    const { deliveries: masked } = await test.data<{ deliveries: { nodes: object[] } }>(officer, query, { code: maotai.code });
    expect(masked.nodes[0]).toMatchObject({ state: 'sent', title: null, body: null, residentId: null, householdId: null });
    const stranger = await test.service.as([{ role: 'committee-worker', scope: lookalike.path }]);
    expect(await test.codeOf(stranger, query, { code: maotai.code })).toBe('AREA_UNKNOWN');
    expect(await test.codeOf(resident, query, { code: maotai.code })).toBe('ACTION_NOT_ALLOWED');
  });

  it.each([
    ['QUIET_HOURS_WRONG', { quietFrom: '25:00', quietUntil: '07:00' }],
    ['QUIET_HOURS_WRONG', { quietFrom: '21:00' }],
    ['RECEIVER_NOT_IN_HOUSEHOLD', { receiverId: randomUUID() }],
    ['RESIDENT_UNKNOWN', { residentId: randomUUID() }],
    ['INPUT_INVALID', { requestId: 'x' }],
  ])('a choice is refused with %s', async (code, changes) => {
    const input = { requestId: randomUUID(), residentId: home.residents[0], ...changes };
    expect(await test.codeOf(resident, set, { input })).toBe(code);
  });

  it('somebody chooses for the own household and nobody else’s', async () => {
    const stranger = await test.resident(test.home(1));
    await test.settle();
    expect(await test.codeOf(stranger, set, { input: { requestId: randomUUID(), residentId: home.residents[0] } })).toBe(
      'RESIDENT_UNKNOWN',
    );
    const query = 'query ($id: ID!) { messagePreference(residentId: $id) { language optOut } }';
    const id = home.residents[0];
    expect(await test.data(resident, query, { id })).toEqual({ messagePreference: { language: null, optOut: false } });
    expect(await test.data(stranger, query, { id })).toEqual({ messagePreference: null });
  });

  it('the language chosen is spoken from then on, and who wants no reminders gets none on the phone', async () => {
    await choose({ language: 'ko', optOut: true, receiverId: home.residents[1] });
    test.say(SlotDue, slot(home));
    test.say(ObservationStarted, started(home));
    await test.settle();
    await test.sent();
    expect(await outwards(home.residents[0]!)).toEqual([{ state: 'sent', reason: null, language: 'ko', provider_id: 'outbox-only' }]);
    expect((await test.inbox(resident, home)).map(({ language }) => language)).toEqual(['ko', 'ko']);
  });

  it('who has neither an account nor a way chosen is a worker’s task, once', async () => {
    await choose({ channels: ['inbox'] });
    test.say(ObservationStarted, started(home));
    await test.settle(2);
    await test.published();
    const lost = await eventually(() => {
      const heard = test.heard.of('message-undeliverable');
      return heard.length > 0 && heard;
    });
    expect(lost.map(({ payload }) => [payload['residentId'], payload['reason']])).toEqual([[home.residents[0], 'NO_CHANNEL']]);
    test.say(AccountLinked, { linkId: randomUUID(), accountId: randomUUID(), householdId: home.household, roomPath: home.room.path });
    await test.settle();
    test.say(ObservationStarted, started(home));
    await test.settle();
    await test.published();
    await eventually(() => test.heard.of('message-delivered').some(({ payload }) => payload['residentId'] === home.residents[0]));
    expect(test.heard.of('message-undeliverable')).toHaveLength(1);
  });

  it('what a sender that died had taken is sent by the next one', async () => {
    const other = test.home(1);
    test.say(ObservationStarted, started(other));
    await test.settle();
    await test.sent();
    const { ClaimDeliveries } = await import('../src/delivery/claim-deliveries.js');
    const waits = `UPDATE delivery SET state = 'queued', next_at = created_at, attempts = 0 WHERE resident_id = $1 AND channel <> 'inbox'`;
    await asService(test.service.app.get(DataSource), 'dies', async (tx) => {
      await tx.query(waits, [other.residents[0]]);
      await test.service.app.get(ClaimDeliveries).execute(tx, 'webhook', { now: test.now(), most: 100 });
    });
    const state = async () => (await outwards(other.residents[0]!))[0]!['state'];
    await test.sent();
    expect(await state()).toBe('queued');
    await test.later(121_000);
    await test.sent();
    expect(await state()).toBe('sent');
  });

  it('a notice for 1,200 households is told piece by piece, to each once, also when a piece dies and is done again', async () => {
    const elsewhere = buildingAt(compoundOf(lookalike), 1);
    for (let number = 0; number < 1_200; number += 1) test.home(0, 'zh', elsewhere);
    await test.settle();
    const lead = await test.service.as([{ role: 'committee-lead', scope: lookalike.path }]);
    const texts = languages.map((language) => ({ language, title: '通知', body: '正文' }));
    const input = { requestId: randomUUID(), areaCode: lookalike.code, category: 'knowledge', texts };
    const draft = 'mutation ($input: DraftNoticeInput!) { draftNotice(input: $input) { id } }';
    const { id } = (await test.data<{ draftNotice: { id: string } }>(lead, draft, { input })).draftNotice;
    const approve =
      'mutation ($r: ID!, $id: ID!, $of: [NoticeLanguage!]!) { approveNoticeTexts(requestId: $r, noticeId: $id, languages: $of) { id } }';
    await test.data(lead, approve, { r: randomUUID(), id, of: languages });
    await test.data(lead, 'mutation ($r: ID!, $id: ID!) { publishNotice(requestId: $r, noticeId: $id) { id } }', { r: randomUUID(), id });
    await test.workIsDone();
    await test.look(`UPDATE notice_edition SET expanded_to = NULL WHERE notice_id = $1`, [id]);
    await test.look(`INSERT INTO due_work (kind, key, due_at) VALUES ('notice.tell', $1, '2020-01-01')`, [`${id}/1`]);
    await test.workIsDone();
    const told = await test.look(
      `SELECT channel, count(*)::int AS n, count(DISTINCT household_id)::int AS households FROM delivery WHERE notice_id = $1 GROUP BY 1 ORDER BY 1`,
      [id],
    );
    expect(told).toEqual([
      { channel: 'inbox', n: 1_200, households: 1_200 },
      { channel: 'webhook', n: 1_200, households: 1_200 },
    ]);
    expect(await test.wrongReach()).toEqual([]);
  }, 90_000);
});
