import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Vault } from '#platform/vault.js';
import { phone, residentId } from '#testing/builders.js';
import type { TestCaller } from '#testing/service.js';
import { eventually, rows } from '#testing/stack.js';
import { lookalike, maotai, RegistrationUnderTest } from './registration-under-test.js';

const register = 'mutation ($input: RegisterMyFamilyInput!) { registerMyFamily(input: $input) { id householdId linkedAt } }';
const link = 'mutation ($requestId: ID!) { linkMyHousehold(requestId: $requestId) { id householdId } }';
const confirm =
  'mutation ($requestId: ID!, $id: ID!) { confirmHousehold(requestId: $requestId, householdId: $id) { unconfirmed residents { completeness } } }';
const own =
  'query { myHouseholds { id unconfirmed room { code } residents { id version relation completeness name { original } phones } trips { state origin residents { id } } } }';

interface Link {
  id: string;
  householdId: string;
}
interface Mine {
  id: string;
  unconfirmed: boolean;
  residents: { id: string; version: number; completeness: string; name: { original: string } }[];
  trips: { state: string }[];
}

describe('a family on one phone', () => {
  let test: RegistrationUnderTest;

  const indexOf = (number: string): string => test.service.app.get(Vault).blindIndex('phone', number).toString('base64url');
  /** Somebody who just signed in by a code: nothing is granted. */
  const newcomer = (number: string, accountId: string = randomUUID(), language = 'en') =>
    test.service.as([], { subject: accountId, amr: ['sms'], phoneIndex: indexOf(number), language });
  /** The same after identity heard of the link. */
  const resident = async (number: string, accountId: string): Promise<TestCaller> => {
    const { roomPath, householdId } = await eventually(async () =>
      (await test.hears('account-linked'))
        .map(({ payload }) => payload as { accountId: string; roomPath: string; householdId: string })
        .findLast((link) => link.accountId === accountId),
    );
    const grants = [{ role: 'resident' as const, scope: roomPath, household: householdId }];
    return test.service.as(grants, { subject: accountId, amr: ['sms'], phoneIndex: indexOf(number) });
  };
  const people = (...names: string[]) => names.map((name, index) => ({ relation: index === 0 ? 'head' : 'child', person: { name } }));
  const family = (changes: Record<string, unknown> = {}) => ({
    requestId: randomUUID(),
    room: { address: { within: maotai.code, text: '12号301' } },
    members: people('金试一', '金试二', '金试三'),
    ...changes,
  });
  const registered = async (caller: TestCaller, input: unknown): Promise<Link> =>
    (await test.data<{ registerMyFamily: Link }>(caller, register, { input })).registerMyFamily;
  const mine = async (caller: TestCaller): Promise<Mine[]> => (await test.data<{ myHouseholds: Mine[] }>(caller, own)).myHouseholds;

  beforeAll(async () => {
    test = await RegistrationUnderTest.start();
  }, 120_000);
  afterAll(() => test.stop());

  it('registers before it comes, without an account before: household, people, trip and link in one', async () => {
    const [number, account] = [phone(1), randomUUID()];
    const caller = await newcomer(number, account, 'ko');
    const members = [
      { relation: 'head', person: { name: 'Kim Siho', phones: [number], nationality: 'KR', language: 'ko' } },
      {
        relation: 'spouse',
        person: { name: 'Park Yejin', nationality: 'KR', documents: [{ kind: 'passport', number: 'M12345678', issuingCountry: 'KR' }] },
      },
      ...people('金试三').map((one) => ({ ...one, relation: 'child' })),
    ];
    const input = family({ members, trip: { origin: '420100', leftOn: test.today(), plannedOn: test.today(1) } });
    const first = await registered(caller, input);
    expect(await registered(caller, input)).toEqual(first);
    expect(await mine(caller)).toEqual([]);
    const heard = await test.hears('account-linked', first.id);
    expect(heard).toMatchObject([
      { sequence: 1, payload: { accountId: account, householdId: first.householdId, roomPath: expect.stringContaining(maotai.path) } },
    ]);
    const [home] = await mine(await resident(number, account));
    expect(home).toMatchObject({
      id: first.householdId,
      unconfirmed: true,
      residents: [{ name: { original: 'Kim Siho' }, completeness: 'unverified', phones: [number] }, {}, {}],
      trips: [{ state: 'planned', origin: '420100', residents: [{}, {}, {}] }],
    });
    const above = 'query { myHouseholds { above { code kind } room { code } } area(code: "310105008020") { code } }';
    const way = await test.data<{ myHouseholds: { above: { code: string; kind: string }[]; room: { code: string } }[]; area: null }>(
      await resident(number, account),
      above,
    );
    expect(way.myHouseholds[0]?.above[0]).toEqual({ code: maotai.code, kind: 'committee' });
    expect(way.myHouseholds[0]?.above.every(({ code }) => way.myHouseholds[0]?.room.code.startsWith(`${code}-`))).toBe(true);
    expect(way.area).toBeNull();
    expect(JSON.stringify(test.heard.events)).not.toMatch(/Kim Siho|M12345678|15400000001/);
  });

  it('is compared and confirmed by a worker, and complete then', async () => {
    const query = `query ($within: ID!) { unconfirmedHouseholds(within: $within) { id accounts { id } possibleDuplicates { score } } }`;
    const { unconfirmedHouseholds } = await test.data<{ unconfirmedHouseholds: { id: string; accounts: object[] }[] }>(test.worker, query, {
      within: maotai.code,
    });
    expect(unconfirmedHouseholds).toMatchObject([{ accounts: [{}], possibleDuplicates: [] }]);
    const id = unconfirmedHouseholds[0]?.id ?? '';
    const variables = { requestId: randomUUID(), id };
    const confirmed = await test.data<{ confirmHousehold: Mine }>(test.worker, confirm, variables);
    const { unconfirmed, residents } = confirmed.confirmHousehold;
    expect([unconfirmed, residents.map(({ completeness }) => completeness).sort()]).toEqual([
      false,
      ['complete', 'unverified', 'unverified'],
    ]);
    expect(await test.data(test.worker, confirm, variables)).toEqual(confirmed);
    expect(
      (await test.data<{ unconfirmedHouseholds: object[] }>(test.worker, query, { within: maotai.code })).unconfirmedHouseholds,
    ).toEqual([]);
    const stranger = await test.service.as([{ role: 'committee-worker', scope: lookalike.path }]);
    expect(await test.codeOf(stranger, confirm, { requestId: randomUUID(), id })).toBe('HOUSEHOLD_UNKNOWN');
  });

  it('joins the household that has the phone, and nobody who is known is entered twice', async () => {
    const number = phone(2);
    const known = await test.family(await test.room('302'), [{ name: '王试甲', phones: [number] }, { name: '王试乙' }]);
    const account = randomUUID();
    const caller = await newcomer(number, account);
    const input = family({
      room: { roomCode: await test.room('302') },
      members: [...people('王试甲'), { relation: 'child', person: { name: '王试丙' } }],
    });
    expect((await registered(caller, input)).householdId).toBe(known.householdId);
    const [home] = await mine(await resident(number, account));
    expect(home?.residents.map(({ name, completeness }) => [name.original, completeness])).toEqual([
      ['王试甲', 'unverified'],
      ['王试乙', 'unverified'],
      ['王试丙', 'unverified'],
    ]);
    expect(home?.residents[0]?.id).toBe(known.residentIds[0]);
  });

  it('sees nothing of who else lives in the room, and is shown to the worker as a possible duplicate', async () => {
    const known = await test.family(await test.room('303'), [{ name: '赵试丁', birthDate: '1960-01-01' }]);
    const account = randomUUID();
    const caller = await newcomer(phone(3), account);
    const members = [{ relation: 'head', person: { name: '赵试丁', birthDate: '1960-01-01' } }];
    const { householdId } = await registered(caller, family({ room: { roomCode: await test.room('303') }, members }));
    expect(householdId).not.toBe(known.householdId);
    const person = await resident(phone(3), account);
    const { data } = await person.graphql(
      `query { household(id: "${known.householdId}") { id } resident(id: "${known.residentIds[0]}") { id } }`,
    );
    expect(data).toEqual({ household: null, resident: null });
    const { household } = await test.data<{ household: object }>(
      test.worker,
      `query { household(id: "${householdId}") { possibleDuplicates { score resident { id } } } }`,
    );
    expect(household).toEqual({ possibleDuplicates: [{ score: 80, resident: { id: known.residentIds[0] } }] });
  });

  it('corrects its own data and no other, and a document that it names stays unverified', async () => {
    const number = phone(4);
    const home = await test.family(await test.room('304'), [{ name: '周试戊', phones: [number] }]);
    const account = randomUUID();
    await test.data(await newcomer(number, account), link, { requestId: randomUUID() });
    const person = await resident(number, account);
    const update =
      'mutation ($id: ID!, $version: Int!, $person: PersonInput!) { updateResident(id: $id, version: $version, person: $person) { phones completeness version } }';
    const changed = { name: '周试戊', phones: [number, '13900000009'], documents: [{ kind: 'resident_id', number: residentId(7) }] };
    expect(await test.data(person, update, { id: home.residentIds[0], version: 1, person: changed })).toEqual({
      updateResident: { phones: [number, '+8613900000009'], completeness: 'unverified', version: 2 },
    });
    const [other] = (await test.family(await test.room('305'), [{ name: '吴试己' }])).residentIds;
    expect(await test.codeOf(person, update, { id: other, version: 1, person: { name: 'x' } })).toBe('RESIDENT_UNKNOWN');
    expect(await test.codeOf(person, 'query { searchResidents(within: "310105008020", name: "吴试己") { id } }')).toBe(
      'ACTION_NOT_ALLOWED',
    );
  });

  it('is linked by the phone in the register, once, follows the household to another room, and ends with a worker or itself', async () => {
    const number = phone(5);
    const home = await test.family(await test.room('306'), [{ name: '郑试庚', phones: [number] }]);
    const [account, requestId] = [randomUUID(), randomUUID()];
    const caller = await newcomer(number, account);
    const linked = await test.data<{ linkMyHousehold: Link[] }>(caller, link, { requestId });
    expect(linked.linkMyHousehold).toMatchObject([{ householdId: home.householdId }]);
    expect(await test.data(caller, link, { requestId })).toEqual(linked);
    await test.data(test.worker, 'mutation ($id: ID!, $to: ID!) { moveHousehold(id: $id, toRoomCode: $to) { id } }', {
      id: home.householdId,
      to: await test.room('307'),
    });
    await test.hears('account-unlinked', linked.linkMyHousehold[0]?.id);
    const standing = await rows<{ id: string; room_path: string }>(
      test.service.database.adminUrl,
      'SELECT id, room_path FROM account_link WHERE account_id = $1 AND unlinked_at IS NULL',
      [account],
    );
    expect(standing).toMatchObject([{ room_path: expect.stringContaining(await test.room('307')) }]);
    const end = 'mutation ($requestId: ID!, $linkId: ID!) { unlinkAccount(requestId: $requestId, linkId: $linkId) { id } }';
    await test.data(test.worker, end, { requestId: randomUUID(), linkId: standing[0]?.id });
    await test.hears('account-unlinked', standing[0]?.id);
    expect(await test.codeOf(test.worker, end, { requestId: randomUUID(), linkId: standing[0]?.id })).toBe('NOT_FOUND');
    await test.data(caller, link, { requestId: randomUUID() });
    const self = 'mutation ($requestId: ID!, $id: ID!) { unlinkMyHousehold(requestId: $requestId, householdId: $id) }';
    expect(await test.data(caller, self, { requestId: randomUUID(), id: home.householdId })).toEqual({ unlinkMyHousehold: true });
    expect(await test.data(caller, self, { requestId: randomUUID(), id: home.householdId })).toEqual({ unlinkMyHousehold: false });
    expect(test.heard.outOfOrder()).toEqual([]);
  });

  it('gives no way in by a number that somebody else only said', async () => {
    await registered(
      await newcomer(phone(6)),
      family({
        room: { roomCode: await test.room('308') },
        members: [{ relation: 'head', person: { name: '冯试辛', phones: [phone(7)] } }],
      }),
    );
    expect(await test.codeOf(await newcomer(phone(7)), link, { requestId: randomUUID() })).toBe('PHONE_NOT_REGISTERED');
  });

  it('finds its room before anything is granted, and nothing else', async () => {
    const caller = await newcomer(phone(8));
    expect(await test.room('301', caller)).toMatch(/-0001$|-\d{4}$/);
    expect(await test.codeOf(caller, `query { area(code: "${maotai.code}") { code } }`)).toBe('ACTION_NOT_ALLOWED');
  });

  describe('is refused with its own code and leaves no trace', () => {
    const bad: [string, () => Record<string, unknown>][] = [
      ['ADDRESS_UNKNOWN', () => ({ room: { address: { within: maotai.code, text: '99号301' } } })],
      ['ADDRESS_AMBIGUOUS', () => ({ room: { address: { within: '310105008000', text: '12号301' } } })],
      ['AREA_UNKNOWN', () => ({ room: { roomCode: '310105008020-001-012-9999' } })],
      ['AREA_UNKNOWN', () => ({ room: { address: { within: '999999999999', text: '12号301' } } })],
      ['AREA_KIND_WRONG', () => ({ room: { roomCode: maotai.code } })],
      ['INPUT_INVALID', () => ({ room: {} })],
      ['FAMILY_EMPTY', () => ({ members: [] })],
      ['HOUSEHOLD_HAS_HEAD', () => ({ members: people('钱试一', '钱试二').map((one) => ({ ...one, relation: 'head' })) })],
      ['NAME_MISSING', () => ({ members: people('') })],
      [
        'DOCUMENT_CHECK_DIGIT_WRONG',
        () => ({
          members: [{ relation: 'head', person: { name: '钱试一', documents: [{ number: '11010519491231002Y'.replace('Y', '1') }] } }],
        }),
      ],
      ['DATE_IMPOSSIBLE', () => ({ members: [{ relation: 'head', person: { name: '钱试一', birthDate: '1990-02-30' } }] })],
      ['PHONE_INVALID', () => ({ members: [{ relation: 'head', person: { name: '钱试一', phones: ['12'] } }] })],
      ['TRIP_PLANNED_BEFORE_LEAVING', () => ({ trip: { origin: 'KR', leftOn: test.today(2), plannedOn: test.today(1) } })],
      [
        'TRIP_ARRIVES_IN_FUTURE',
        () => ({
          trip: { origin: 'KR', leftOn: test.today(), plannedOn: test.today(), arrivedAt: new Date(Date.now() + 3_600_000).toISOString() },
        }),
      ],
      ['INPUT_INVALID', () => ({ trip: { origin: 'KR', leftOn: test.today(), plannedOn: test.today(), who: [0, 9] } })],
      ['INPUT_INVALID', () => ({ requestId: '1' })],
    ];
    it.each(bad)('%s', async (code, changes) => {
      await test.published();
      const before = [await test.traces(), await test.count('account_link')];
      expect(await test.codeOf(await newcomer(phone(9)), register, { input: family(changes()) })).toBe(code);
      expect([await test.traces(), await test.count('account_link')]).toEqual(before);
    });

    it('a second family, while the first waits', async () => {
      const caller = await newcomer(phone(10));
      await registered(caller, family({ members: people('孙试一') }));
      expect(await test.codeOf(caller, register, { input: family({ members: people('孙试二') }) })).toBe('FAMILY_REGISTERED_ALREADY');
    });

    it('a head beside the one that is known', async () => {
      await test.family(await test.room('302', undefined), [{ name: '李试甲', phones: [phone(11)] }]);
      const input = family({ room: { roomCode: await test.room('302') }, members: people('李试乙') });
      expect(await test.codeOf(await newcomer(phone(11)), register, { input })).toBe('HOUSEHOLD_HAS_HEAD');
    });

    it('by anybody who did not sign in by phone', async () => {
      expect(await test.codeOf(test.worker, register, { input: family() })).toBe('PHONE_SIGN_IN_NEEDED');
      expect(await test.codeOf(test.worker, link, { requestId: randomUUID() })).toBe('PHONE_SIGN_IN_NEEDED');
    });
  });
});
