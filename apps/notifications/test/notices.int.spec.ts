import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountLinked } from '#contracts/registration.events.js';
import { languages } from '#contracts/shared.js';
import type { TestCaller } from '#testing/service.js';
import { subdistrict } from '#testing/registration-facts.js';
import { eventually } from '#testing/stack.js';
import { building, type Home, lookalike, maotai, noon, NotificationsUnderTest } from './notifications-under-test.js';
import { pagesOf } from '#testing/pdf-text.js';

const texts = {
  zh: { title: '口罩预约登记', body: '{area}的居民：请于{expiresAt, date, day}前在线登记。' },
  en: { title: 'Register for masks', body: 'Residents of {area}: please register before {expiresAt, date, day}.' },
  ja: { title: 'マスクの予約登録', body: '{area}の皆様：{expiresAt, date, day}までに登録してください。' },
  ko: { title: '마스크 예약 등록', body: '{area} 주민 여러분: {expiresAt, date, day} 전에 등록해 주세요.' },
} as const;
const written = (
  changes: Partial<Record<keyof typeof texts, { title?: string; body?: string }>> = {},
  of = languages as readonly string[],
) =>
  of.map((language) => {
    const key = language as keyof typeof texts;
    return { language, ...texts[key], translatedBy: 'office of the subdistrict', ...changes[key] };
  });

const draft = 'mutation ($input: DraftNoticeInput!) { draftNotice(input: $input) { id state edition } }';
const approve =
  'mutation ($r: ID!, $id: ID!, $of: [NoticeLanguage!]!) { approveNoticeTexts(requestId: $r, noticeId: $id, languages: $of) { texts { language approvedBy } } }';
const publish = 'mutation ($r: ID!, $id: ID!, $at: DateTime) { publishNotice(requestId: $r, noticeId: $id, at: $at) { state edition } }';
const correct = 'mutation ($input: CorrectNoticeInput!) { correctNotice(input: $input) { state edition } }';
const withdraw = 'mutation ($r: ID!, $id: ID!) { withdrawNotice(requestId: $r, noticeId: $id) { state } }';
const write =
  'mutation ($r: ID!, $id: ID!, $text: NoticeTextInput!) { writeNoticeText(requestId: $r, noticeId: $id, text: $text) { edition } }';

interface Reach {
  targeted: number | null;
  delivered: number | null;
  read: number | null;
  acknowledged: number | null;
}
const figures = 'targeted delivered read acknowledged';

describe('a notice', () => {
  let test: NotificationsUnderTest;
  let worker: TestCaller;
  let homes: Home[];

  beforeAll(async () => {
    test = await NotificationsUnderTest.start();
    homes = [test.home(3), test.home(2, 'ko'), test.home(1)];
    for (const { household, room } of homes.slice(0, 2))
      test.say(AccountLinked, { linkId: randomUUID(), accountId: randomUUID(), householdId: household, roomPath: room.path });
    await test.settle();
    worker = await test.service.as([{ role: 'committee-worker', scope: maotai.path }], { subject: 'worker-of-maotai' });
  }, 120_000);
  afterAll(() => test.stop());

  const input = (changes: Record<string, unknown> = {}) => ({
    ...{ requestId: randomUUID(), areaCode: maotai.code, category: 'requirement', texts: written() },
    ...{ sourceUrl: 'https://www.shanghai.gov.cn/', expiresAt: '2020-02-14T04:00:00Z' },
    ...changes,
  });
  const drafted = async (changes: Record<string, unknown> = {}): Promise<string> =>
    (await test.data<{ draftNotice: { id: string } }>(worker, draft, { input: input(changes) })).draftNotice.id;
  const published = async (changes: Record<string, unknown> = {}): Promise<string> => {
    const id = await drafted(changes);
    await test.data(worker, approve, { r: randomUUID(), id, of: languages });
    await test.data(worker, publish, { r: randomUUID(), id });
    await test.workIsDone();
    return id;
  };
  const reachOf = async (id: string, caller = worker) => {
    const query = `query ($id: ID!) { notice(id: $id) { reach { ${figures} byLanguage { language ${figures} } events(first: 2) { nodes { type areaCode } endCursor } }
      reachByChannel { channel ${figures} } reachByCompound { compound { code } ${figures} } } }`;
    type Answer = { notice: { reach: Reach; reachByChannel: (Reach & { channel: string })[]; reachByCompound: Reach[] } };
    return (await test.data<Answer>(caller, query, { id })).notice;
  };
  const areaReach = async (codes: string[], caller = worker): Promise<(Reach | null)[]> => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Area { reach { ${figures} } } } }`;
    const of = codes.map((code) => ({ __typename: 'Area', code }));
    return (await test.data<{ _entities: { reach: Reach | null }[] }>(caller, query, { of }))._entities.map(({ reach }) => reach);
  };

  it('comes out in four languages or not at all, and only when somebody answers for each of them', async () => {
    const id = await drafted({ texts: written({}, ['zh', 'en']) });
    const code = () => test.codeOf(worker, publish, { r: randomUUID(), id });
    expect(await code()).toBe('NOTICE_LANGUAGE_MISSING');
    expect(await test.codeOf(worker, approve, { r: randomUUID(), id, of: ['ko'] })).toBe('NOTICE_LANGUAGE_MISSING');
    for (const text of written({}, ['ja', 'ko'])) await test.data(worker, write, { r: randomUUID(), id, text });
    expect(await code()).toBe('NOTICE_NOT_APPROVED');
    await test.data(worker, approve, { r: randomUUID(), id, of: languages });
    await test.data(worker, write, { r: randomUUID(), id, text: written()[3] });
    expect(await code()).toBe('NOTICE_NOT_APPROVED');
    await test.data(worker, approve, { r: randomUUID(), id, of: ['ko'] });
    expect(await code()).toBeUndefined();
    const query = 'query ($id: ID!) { notice(id: $id) { texts { language body translatedBy approvedBy } } }';
    const { notice } = await test.data<{ notice: { texts: object[] } }>(worker, query, { id });
    expect(notice.texts[3]).toEqual({
      ...{ language: 'ko', translatedBy: 'office of the subdistrict', approvedBy: 'worker-of-maotai' },
      body: '茅台新苑 주민 여러분: 2월 14일 전에 등록해 주세요.',
    });
    await test.published();
    const fact = await eventually(() => test.heard.of('notice-published', id)[0]);
    expect(fact.payload).toMatchObject({ category: 'requirement', edition: 1, areaPath: maotai.path });
  });

  it.each([
    ['NOTICE_PLACEHOLDER_UNKNOWN', { texts: written({ ko: { body: '{name}' } }) }],
    ['NOTICE_TEXT_MALFORMED', { texts: written({ ja: { body: '{area' } }) }],
    ['NOTICE_TEXT_EMPTY', { texts: written({ en: { title: ' ' } }) }],
    ['MESSAGE_TOO_LONG', { texts: written({ en: { body: 'long '.repeat(101) } }) }],
    ['NOTICE_SOURCE_WRONG', { sourceUrl: 'javascript:alert(1)' }],
    ['NOTICE_EXPIRES_TOO_EARLY', { expiresAt: '2020-02-01T00:00:00Z' }],
    ['AREA_UNKNOWN', { areaCode: lookalike.code }],
    ['INPUT_INVALID', { requestId: 'x' }],
  ])('is refused with %s and leaves no trace', async (code, changes) => {
    const count = () => test.look<{ n: string }>('SELECT count(*) AS n FROM notice');
    const before = await count();
    const { errors } = await worker.graphql(draft, { input: input(changes) });
    expect([errors?.[0]?.extensions.code, errors?.[0]?.message.length]).toEqual([code, expect.any(Number)]);
    expect(await count()).toEqual(before);
  });

  it('is drafted once for one request', async () => {
    const same = { input: input() };
    expect(await test.data(worker, draft, same)).toEqual(await test.data(worker, draft, same));
  });

  it('is told to every household once, counted as it is read, by channel and compound, and the same by a recount', async () => {
    const id = await published();
    await test.sent();
    const [resident, korean] = [await test.resident(homes[0]!), await test.resident(homes[1]!)];
    const mine = (await test.inbox(resident, homes[0]!)).filter(({ noticeId }) => noticeId === id);
    expect(mine).toMatchObject([{ title: '口罩预约登记', body: '茅台新苑的居民：请于2月14日前在线登记。', edition: 1 }]);
    const [theirs] = (await test.inbox(korean, homes[1]!)).filter(({ noticeId }) => noticeId === id);
    expect(theirs!.language).toBe('ko');
    const acknowledge = 'mutation ($r: ID!, $id: ID!) { acknowledgeMessage(requestId: $r, id: $id) { id } }';
    await test.data(korean, acknowledge, { r: randomUUID(), id: theirs!.id });
    await test.data(korean, acknowledge, { r: randomUUID(), id: theirs!.id });
    const { reach, reachByChannel, reachByCompound } = await reachOf(id);
    expect(reach).toMatchObject({
      ...{ targeted: 3, delivered: 2, read: 1, acknowledged: 1 },
      byLanguage: [
        { language: 'zh', targeted: 2, delivered: 1, read: 0, acknowledged: 0 },
        { language: 'ko', targeted: 1, delivered: 1, read: 1, acknowledged: 1 },
      ],
    });
    expect(reachByChannel.find(({ channel }) => channel === 'inbox')).toMatchObject({
      targeted: 3,
      delivered: 2,
      read: 1,
      acknowledged: 1,
    });
    expect(reachByCompound).toEqual([{ compound: { code: '310105008020-001' }, targeted: 3, delivered: 2, read: 1, acknowledged: 1 }]);
    expect(await test.wrongReach()).toEqual([]);
  });

  it('shows somebody who may not see people no small counts, and a stranger nothing', async () => {
    const id = await published();
    const leader = await test.service.as([{ role: 'district-leader', scope: subdistrict.path }]);
    expect((await reachOf(id, leader)).reach).toMatchObject({
      ...{ targeted: null, delivered: null, events: null },
      byLanguage: [
        { language: 'zh', targeted: null },
        { language: 'ko', targeted: null },
      ],
    });
    const stranger = await test.service.as([{ role: 'committee-worker', scope: lookalike.path }]);
    expect(await test.data(stranger, 'query ($id: ID!) { notice(id: $id) { id } }', { id })).toEqual({ notice: null });
    expect(await test.codeOf(stranger, withdraw, { r: randomUUID(), id })).toBe('NOTICE_UNKNOWN');
    expect(await areaReach([maotai.code], stranger)).toEqual([null]);
    const resident = await test.resident(homes[0]!);
    expect(await test.data(resident, 'query ($id: ID!) { notice(id: $id) { state } }', { id })).toEqual({ notice: { state: 'published' } });
    expect(await test.data(resident, 'query ($id: ID!) { notice(id: $id) { state } }', { id: await drafted() })).toEqual({ notice: null });
    expect(await test.codeOf(resident, withdraw, { r: randomUUID(), id })).toBe('ACTION_NOT_ALLOWED');
  });

  it('over a subdistrict is read in its committees and changed by none of them', async () => {
    const officer = await test.service.as([{ role: 'subdistrict-officer', scope: subdistrict.path }]);
    const { draftNotice } = await test.data<{ draftNotice: { id: string } }>(officer, draft, {
      input: input({ areaCode: subdistrict.code }),
    });
    const { id } = draftNotice;
    await test.data(officer, approve, { r: randomUUID(), id, of: languages });
    await test.data(officer, publish, { r: randomUUID(), id });
    await test.workIsDone();
    const query = 'query ($code: ID!) { notices(areaCode: $code) { id } }';
    const { notices } = await test.data<{ notices: { id: string }[] }>(worker, query, { code: maotai.code });
    expect(notices.map((notice) => notice.id)).toContain(id);
    expect(await test.codeOf(worker, withdraw, { r: randomUUID(), id })).toBe('NOTICE_UNKNOWN');
    expect((await reachOf(id)).reach).toMatchObject({ targeted: 3 });
  });

  it('is corrected in four languages at once, and what was told before says so', async () => {
    const id = await published();
    const changed = { requestId: randomUUID(), noticeId: id, texts: written({ zh: { title: '口罩预约登记（改期）' } }) };
    expect(await test.codeOf(worker, correct, { input: { ...changed, texts: changed.texts.slice(0, 3) } })).toBe('NOTICE_LANGUAGE_MISSING');
    expect(await test.data(worker, correct, { input: { ...changed, requestId: randomUUID() } })).toEqual({
      correctNotice: { state: 'published', edition: 2 },
    });
    await test.workIsDone();
    const titles = (await test.inbox(await test.resident(homes[0]!), homes[0]!)).filter(({ noticeId }) => noticeId === id);
    expect(titles.map(({ title, edition }) => [title, edition])).toEqual([
      ['口罩预约登记（改期）', 2],
      ['【已更正】口罩预约登记', 1],
    ]);
  });

  it('that is withdrawn is not sent any more, cannot be changed, and inboxes say so', async () => {
    const id = await published();
    for (let time = 0; time < 2; time += 1)
      expect(await test.data(worker, withdraw, { r: randomUUID(), id })).toEqual({ withdrawNotice: { state: 'withdrawn' } });
    await test.look(
      `UPDATE delivery SET state = 'queued', next_at = created_at, attempts = 0 WHERE notice_id = $1 AND channel <> 'inbox'`,
      [id],
    );
    await test.sent();
    const waiting = await test.look(`SELECT DISTINCT state, reason FROM delivery WHERE notice_id = $1 AND channel <> 'inbox'`, [id]);
    expect(waiting).toEqual([{ state: 'suppressed', reason: 'NOTICE_WITHDRAWN' }]);
    expect(await test.codeOf(worker, publish, { r: randomUUID(), id })).toBe('NOTICE_WITHDRAWN');
    expect(await test.codeOf(worker, correct, { input: { requestId: randomUUID(), noticeId: id, texts: written() } })).toBe(
      'NOTICE_WITHDRAWN',
    );
    expect(await test.codeOf(worker, write, { r: randomUUID(), id, text: written()[0] })).toBe('NOTICE_WITHDRAWN');
    const [told] = (await test.inbox(await test.resident(homes[0]!), homes[0]!)).filter(({ noticeId }) => noticeId === id);
    expect(told!.title).toBe('【已撤回】口罩预约登记');
    await test.published();
    await eventually(() => test.heard.of('notice-withdrawn', id).length === 1);
    expect(test.heard.outOfOrder()).toEqual([]);
  });

  it('for some is told to those whom it fits', async () => {
    const id = await published({ audience: { languages: ['ko'] } });
    expect((await reachOf(id)).reach).toMatchObject({ targeted: 2 });
    const korean = await test.resident(homes[1]!);
    const copies = async () => (await test.inbox(korean, homes[1]!)).filter(({ noticeId }) => noticeId === id);
    expect(await copies()).toHaveLength(1);
    const read = 'mutation ($r: ID!, $id: ID!) { readMessage(requestId: $r, id: $id) { id } }';
    await test.data(korean, read, { r: randomUUID(), id: (await copies())[0]!.id });
    expect((await reachOf(id)).reach).toMatchObject({ read: 2 });
    expect(await test.wrongReach()).toEqual([]);
  });

  it('hangs in a place and lies under doors: one sheet in four languages, a letter in the own one', async () => {
    const id = await published();
    const poster = await worker.fetch(`/notices/${id}/poster.pdf`);
    expect(poster.headers.get('content-type')).toBe('application/pdf');
    const pages = await pagesOf(poster);
    expect(pages).toHaveLength(1);
    for (const { title } of Object.values(texts)) expect(pages[0]).toContain(title);
    const posting = 'mutation ($r: ID!, $id: ID!, $code: ID!) { recordPosting(requestId: $r, noticeId: $id, areaCode: $code) { id } }';
    for (let time = 0; time < 2; time += 1) await test.data(worker, posting, { r: randomUUID(), id, code: building.code });
    expect(await test.codeOf(worker, posting, { r: randomUUID(), id, code: lookalike.code })).toBe('AREA_UNKNOWN');
    const [row] = await test.look<{ id: string }>(
      `SELECT id FROM delivery WHERE notice_id = $1 AND household_id = $2 AND channel = 'inbox'`,
      [...[id, homes[2]!.household]],
    );
    const [letter] = await pagesOf(await worker.fetch(`/deliveries/${row!.id}/door-letter.pdf`));
    expect(letter).toContain('茅台小区 1号 0003室住户');
    const letters =
      'mutation ($r: ID!, $of: [ID!]!) { recordDoorLetters(requestId: $r, deliveryIds: $of) { accepted rejected { index code } } }';
    const variables = { r: randomUUID(), of: [row!.id, randomUUID()] };
    for (let time = 0; time < 2; time += 1)
      expect(await test.data(worker, letters, variables)).toEqual({
        recordDoorLetters: { accepted: 1, rejected: [{ index: 1, code: 'DELIVERY_UNKNOWN' }] },
      });
    const { reach, reachByChannel } = await reachOf(id);
    expect(reach).toMatchObject({ targeted: 3, delivered: 3 });
    expect(reachByChannel.find(({ channel }) => channel === 'print')).toMatchObject({ targeted: 2, delivered: 2 });
    const stranger = await test.service.as([{ role: 'committee-worker', scope: lookalike.path }]);
    expect((await stranger.fetch(`/deliveries/${row!.id}/door-letter.pdf`)).status).toBe(422);
    expect((await stranger.fetch(`/notices/${id}/poster.pdf`)).status).toBe(422);
    expect(await test.wrongReach()).toEqual([]);
  });

  it('is read for 24 areas by as many statements as for one', async () => {
    const codes = [maotai.code, building.code, '310105008020-001'];
    const many = Array.from({ length: 24 }, (_, index) => codes[index % 3]!);
    const one = await test.statementsOf(() => areaReach([maotai.code]));
    const all = await test.statementsOf(() => areaReach(many));
    expect([one.length, all.length]).toEqual([2, 2]);
  });

  it('waits for its time, then comes out; and expires', async () => {
    const id = await drafted();
    await test.data(worker, approve, { r: randomUUID(), id, of: languages });
    const at = new Date(noon.getTime() + 24 * 3_600_000).toISOString();
    expect(await test.data(worker, publish, { r: randomUUID(), id, at })).toEqual({ publishNotice: { state: 'scheduled', edition: 0 } });
    expect(await test.codeOf(worker, publish, { r: randomUUID(), id, at: '2020-03-01T00:00:00Z' })).toBe('NOTICE_EXPIRES_TOO_EARLY');
    await test.setClock(new Date(noon.getTime() + 24 * 3_600_000 + 1_000));
    await test.workIsDone();
    const state = 'query ($id: ID!) { notice(id: $id) { state edition } }';
    expect(await test.data(worker, state, { id })).toEqual({ notice: { state: 'published', edition: 1 } });
    await test.setClock(new Date('2020-02-15T04:00:00Z'));
    expect(await test.codeOf(worker, correct, { input: { requestId: randomUUID(), noticeId: id, texts: written() } })).toBe(
      'NOTICE_EXPIRED',
    );
    const posting = 'mutation ($r: ID!, $id: ID!, $code: ID!) { recordPosting(requestId: $r, noticeId: $id, areaCode: $code) { id } }';
    expect(await test.codeOf(worker, posting, { r: randomUUID(), id, code: building.code })).toBe('NOTICE_EXPIRED');
    expect(await areaReach([maotai.code])).toEqual([{ targeted: 0, delivered: 0, read: 0, acknowledged: 0 }]);
    const query = 'query ($code: ID!) { notices(areaCode: $code) { id } }';
    expect(await test.data(worker, query, { code: maotai.code })).toEqual({ notices: [] });
  }, 30_000);
});
