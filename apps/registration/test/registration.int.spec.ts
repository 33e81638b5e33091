import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { eventually, rows } from '#testing/stack.js';
import { type ServiceUnderTest, startServiceUnderTest, type TestCaller } from '#testing/service.js';

const subdistrict = '310000000000.310105000000.310105008000';
const maotai = { code: '310105008020', path: `${subdistrict}.310105008020` };
const lookalike = { code: '310105008002', path: `${subdistrict}.310105008002` };

const header = '小区,楼栋,单元,房号,房屋状态,户序号,与户主关系,姓名,性别,出生日期,手机号码,证件号码,备注';
const roster = [
  header,
  '茅台新苑,12号,1,301,自住,1,户主,王试甲,男,1950-03-01,13900000001,',
  '茅台新苑,12号,1,301,自住,1,配偶,李试乙,女,1952-04-02,,',
  '茅台新苑,12号,1,302,空置,,,,,,,',
  '茅台新苑,12号,2,301,出租,1,户主,Kim Siho,男,1990-05-05,,',
  '茅台新苑,3号,,1204,自住,1,户主,赵试丙,女,1931-01-01,,',
].join('\n');

interface Progress {
  importId: string;
  state: string;
  rowsTotal: number;
  rowsBad: number;
  rowsDone: number;
  created: number;
  updated: number;
  unchanged: number;
  issues: { row: number; column: string; code: string; text: string; columnTitle: string }[];
}

describe('registration', () => {
  let service: ServiceUnderTest;
  let worker: TestCaller;
  let stranger: TestCaller;

  beforeAll(async () => {
    service = await startServiceUnderTest('registration', async () => (await import('../src/registration.module.js')).RegistrationModule);
    worker = await service.as([{ role: 'committee-worker', scope: maotai.path }]);
    stranger = await service.as([{ role: 'committee-worker', scope: lookalike.path }]);
  }, 120_000);

  afterAll(() => service.stop());

  const upload = async (
    caller: TestCaller,
    text: string | Buffer,
    area = maotai.code,
  ): Promise<{ status: number; body: Progress & { code?: string } }> => {
    const form = new FormData();
    form.set('file', new Blob([Uint8Array.from(Buffer.from(text))]), 'roster.csv');
    const response = await caller.fetch(`/rosters?area=${area}`, { method: 'POST', body: form });
    return { status: response.status, body: (await response.json()) as Progress };
  };

  const apply = async (importId: string): Promise<Progress> => {
    await worker.fetch(`/rosters/${importId}/apply`, { method: 'POST' });
    return eventually(async () => {
      const progress = (await (await worker.fetch(`/rosters/${importId}`)).json()) as Progress;
      return progress.state === 'applied' && progress;
    }, 20_000);
  };

  const outboxIsEmpty = () => eventually(async () => (await rows(service.database.adminUrl, 'SELECT 1 FROM outbox')).length === 0, 20_000);

  it('loads the 189 committees of Changning from the file that is shipped, and the same file changes nothing', async () => {
    const operator = await service.as([{ role: 'operator', scope: '310000000000' }]);
    const file = readFileSync('samples/areas/310105-changning-2023.csv');
    const load = async () => {
      const response = await operator.fetch('/areas?year=2023', { method: 'POST', body: file, headers: { 'content-type': 'text/csv' } });
      return response.json();
    };
    expect(await load()).toEqual({ defined: 201, renamed: 0, unchanged: 0 });
    expect(await load()).toEqual({ defined: 0, renamed: 0, unchanged: 201 });
    const refused = await worker.fetch('/areas?year=2023', { method: 'POST', body: file, headers: { 'content-type': 'text/csv' } });
    expect(refused.status).toBe(403);
  });

  it('takes over a roster: rooms, households and people, and each room has one state', async () => {
    const { body: preview } = await upload(worker, roster);
    expect(preview).toMatchObject({ state: 'previewed', rowsTotal: 5, rowsBad: 0, issues: [], ignoredColumns: ['备注'] });
    const done = await apply(preview.importId);
    expect(done).toMatchObject({ created: 4, updated: 0, unchanged: 0, rowsDone: 5 });
    const { data } = await worker.graphql<{ area: unknown }>(
      `query Committee($code: ID!) { area(code: $code) { code kind name { zh en ja ko } population { rooms households residents asOf }
         children { code kind name { zh } population { rooms } children { label children { label kind roomState } } } } }`,
      { code: maotai.code },
    );
    expect(data?.area).toMatchObject({
      kind: 'committee',
      population: { rooms: 4, households: 3, residents: 4 },
      children: [{ kind: 'compound', name: { zh: '茅台新苑' }, population: { rooms: 4 } }],
    });
    await outboxIsEmpty();
  });

  it('changes nothing when the same file comes twice', async () => {
    const { body: preview } = await upload(worker, roster);
    expect(await apply(preview.importId)).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
    expect(await rows(service.database.adminUrl, 'SELECT 1 FROM resident')).toHaveLength(4);
  });

  it('answers a bad row with row, column and reason in the language of the caller, and keeps the good ones', async () => {
    const bad = [
      header,
      '茅台新苑,12号,1,303,自住,1,户主,孙试丁,男,2999-01-01,,',
      '茅台新苑,12号,1,304,自住,1,户主,周试戊,男,1960-01-01,,',
    ].join('\n');
    const { body: preview } = await upload(worker, bad);
    expect(preview).toMatchObject({ rowsBad: 1, issues: [{ row: 2, column: 'birthDate', code: 'DATE_IN_FUTURE' }] });
    const korean = await service.as([{ role: 'committee-worker', scope: maotai.path }], { language: 'ko' });
    const progress = (await (await korean.fetch(`/rosters/${preview.importId}`)).json()) as Progress;
    expect(progress.issues[0]?.text).toMatch(/[가-힣]/);
    const workbook = await worker.fetch(`/rosters/${preview.importId}/errors.xlsx`);
    expect(workbook.headers.get('content-type')).toContain('spreadsheetml');
    const beginning = () => korean.fetch(`/rosters/${preview.importId}/rows`);
    const first = (await (await beginning()).json()) as { columns: object[]; rows: { cells: string[] }[] };
    expect(first).toMatchObject({ rooms: 2, people: 1, rows: [{ row: 2 }, { row: 3 }] });
    expect(first.columns[0]).toEqual({ title: '小区', column: 'compound', columnTitle: '단지' });
    expect(first.rows[0]?.cells).toEqual(expect.arrayContaining(['孙试丁', '2999-01-01']));
    expect((await stranger.fetch(`/rosters/${preview.importId}/rows`)).status).toBe(404);
    expect(await apply(preview.importId)).toMatchObject({ created: 1 });
    expect((await beginning()).status).toBe(404);
  });

  it('finds an address as people say it, and shows ties', async () => {
    const { data } = await worker.graphql<{ findAddress: { building: string; unit: string | null; room: string; score: number }[] }>(
      `query ($within: ID!) { findAddress(text: "mtxy 12 hao 301", within: $within) { building unit room score } }`,
      { within: maotai.code },
    );
    expect(data?.findAddress.map(({ unit, score }) => [unit, score])).toEqual([
      ['1', 1],
      ['2', 1],
    ]);
  });

  it.each(['mtxy', 'maotaixin', 'MaoTai Xin Yuan', '茅台新苑', '310105008020-001'])('finds an area as people type it: %s', async (text) => {
    const find = 'query ($text: String!, $within: ID!) { findArea(text: $text, within: $within) { code kind name { zh } } }';
    const found = async (caller: TestCaller, within: string) => {
      const { data, errors } = await caller.graphql<{ findArea: { code: string; kind: string; name: { zh: string } }[] }>(find, {
        text,
        within,
      });
      return data?.findArea ?? errors?.[0]?.extensions.code;
    };
    const compound = { code: '310105008020-001', kind: 'compound', name: { zh: '茅台新苑' } };
    const ofTheName = { code: maotai.code, kind: 'committee', name: { zh: '茅台新苑居委会' } };
    expect(await found(worker, maotai.code)).toEqual(text.startsWith('3101') ? [compound] : [ofTheName, compound]);
    expect(await found(stranger, maotai.code)).toBe('AREA_UNKNOWN');
  });

  it('finds a resident by whole name and by phone, shows the name to the worker and masks it for an officer', async () => {
    const query = `query ($within: ID!, $name: String, $phone: String) { searchResidents(within: $within, name: $name, phone: $phone) { id name { original } phones household { id residents { relation } } } }`;
    const byName = await worker.graphql<{ searchResidents: { id: string; name: { original: string }; phones: string[] }[] }>(query, {
      within: maotai.code,
      name: '王试甲',
    });
    expect(byName.data?.searchResidents).toMatchObject([
      {
        name: { original: '王试甲' },
        phones: ['+8613900000001'],
        household: { residents: [{ relation: 'head' }, { relation: 'spouse' }] },
      },
    ]);
    const byPhone = await worker.graphql<{ searchResidents: { id: string }[] }>(query, { within: maotai.code, phone: '139 0000 0001' });
    expect(byPhone.data?.searchResidents).toHaveLength(1);
    const officer = await service.as([{ role: 'subdistrict-officer', scope: subdistrict }]);
    const masked = await officer.graphql<{ resident: { name: { original: string }; phones: string[] } }>(
      `query ($id: ID!) { resident(id: $id) { name { original } phones birthDate } }`,
      {
        id: byName.data?.searchResidents[0]?.id,
      },
    );
    expect(masked.data?.resident).toEqual({ name: { original: '王**' }, phones: ['+*********0001'], birthDate: '1950' });
  });

  it('shows a worker of a committee with a similar code nothing, by any path', async () => {
    const [resident] = await rows<{ id: string; household_id: string }>(
      service.database.adminUrl,
      'SELECT id, household_id FROM resident LIMIT 1',
    );
    const { data } = await stranger.graphql(
      `query ($code: ID!, $resident: ID!, $household: ID!) { area(code: $code) { code } resident(id: $resident) { id } household(id: $household) { id }
         _entities(representations: [{ __typename: "Resident", id: $resident }, { __typename: "Household", id: $household }, { __typename: "Area", code: $code }]) { __typename } }`,
      { code: maotai.code, resident: resident?.id, household: resident?.household_id },
    );
    expect(data).toEqual({ area: null, resident: null, household: null, _entities: [null, null, null] });
    const search = await stranger.graphql(`query { searchResidents(within: "${maotai.code}", name: "王试甲") { id } }`);
    expect(search.errors?.[0]?.extensions.code).toBe('AREA_UNKNOWN');
    expect((await upload(stranger, roster)).body.code).toBe('AREA_UNKNOWN');
  });

  it('registers a household once however often it is sent, and warns of people who are known', async () => {
    const { data: found } = await worker.graphql<{ findAddress: { roomCode: string }[] }>(
      `query ($within: ID!) { findAddress(text: "12号1单元302", within: $within) { roomCode } }`,
      { within: maotai.code },
    );
    const roomCode = found?.findAddress[0]?.roomCode;
    const register = `mutation ($input: RegisterHouseholdInput!) { registerHousehold(input: $input) { id number room { code } residents { name { original } } } }`;
    const member = (name: string) => ({ relation: 'head', person: { name, birthDate: '1950-03-01', nationality: 'CN' } });
    const input = { requestId: randomUUID(), roomCode, tenure: 'owner', members: [member('王试甲')] };
    const warned = await worker.graphql(register, { input });
    expect(warned.errors?.[0]?.extensions).toMatchObject({ code: 'RESIDENT_MAYBE_KNOWN', params: { count: 1 } });
    const sent = { input: { ...input, members: [member('吴试己')] } };
    const first = await worker.graphql<{ registerHousehold: { id: string } }>(register, sent);
    const again = await worker.graphql<{ registerHousehold: { id: string } }>(register, sent);
    expect(first.errors).toBeUndefined();
    expect(again.data?.registerHousehold.id).toBe(first.data?.registerHousehold.id);
  });

  it('refuses a correction of an older version, and keeps history without values', async () => {
    const { data } = await worker.graphql<{ searchResidents: { id: string; version: number; household: { id: string } }[] }>(
      `query { searchResidents(within: "${maotai.code}", name: "李试乙") { id version household { id } } }`,
    );
    const { id, version, household } = data!.searchResidents[0]!;
    const update = `mutation ($id: ID!, $version: Int!, $person: PersonInput!) { updateResident(id: $id, version: $version, person: $person) { version phones birthDate } }`;
    const person = { name: '李试乙', phones: ['13900000002'] };
    const changed = await worker.graphql(update, { id, version, person });
    expect(changed.data).toMatchObject({ updateResident: { version: version + 1, phones: ['+8613900000002'], birthDate: '1952-04-02' } });
    const stale = await worker.graphql(update, { id, version, person: { name: '李试乙' } });
    expect(stale.errors?.[0]?.extensions.code).toBe('CHANGED_MEANWHILE');
    const history = await worker.graphql<{ household: { room: object; history: { what: string; fields: string[] }[] } }>(
      `query ($id: ID!) { household(id: $id) { room { kind name { en } } history { what fields } } }`,
      {
        id: household.id,
      },
    );
    expect(history.data?.household.room).toMatchObject({ kind: 'room', name: { en: expect.stringContaining('Room') } });
    expect(history.data?.household.history[0]).toEqual({ what: 'resident-updated', fields: ['phones'] });
    expect(JSON.stringify(history)).not.toContain('1390000');
  });

  it('refuses an impossible room state with its code', async () => {
    const { data } = await worker.graphql<{ findAddress: { roomCode: string }[] }>(
      `query { findAddress(text: "3号1204", within: "${maotai.code}") { roomCode } }`,
    );
    const code = data?.findAddress[0]?.roomCode;
    const change = (state: string, on: string) =>
      worker.graphql(
        `mutation ($code: ID!) { changeRoomState(code: $code, state: ${state}, changedOn: "${on}") { roomState roomStateOn } }`,
        { code },
      );
    expect((await change('empty', '2999-01-01')).errors?.[0]?.extensions.code).toBe('ROOM_STATE_DATE_IN_FUTURE');
    expect((await change('empty', '2020-02-10')).data).toEqual({ changeRoomState: { roomState: 'empty', roomStateOn: '2020-02-10' } });
    expect((await change('empty', '2020-02-10')).errors?.[0]?.extensions.code).toBe('ROOM_STATE_SAME');
  });

  it('says that it is away, by GraphQL and REST, when its connection is cut under a question, and answers the next one', async () => {
    const url = service.database.adminUrl;
    const ask = () => worker.graphql(`query { findAddress(text: "3号1204", within: "${maotai.code}") { roomCode } }`);
    const look = () => worker.fetch(`/rosters/${randomUUID()}`);
    const stand = new pg.Client(url);
    await stand.connect();
    await stand.query('BEGIN; LOCK TABLE area, roster_import IN ACCESS EXCLUSIVE MODE');
    const [asked, looked] = [ask(), look()];
    const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await eventually(async () => (await rows(url, waiting)).length === 2);
    await rows(url, `SELECT pg_terminate_backend(pid) FROM (${waiting}) AS waits`);
    await stand.end();
    expect((await asked).errors?.[0]?.extensions).toEqual({ code: 'SERVICE_UNAVAILABLE', params: { service: 'registration' } });
    expect((await looked).status).toBe(503);
    expect((await ask()).errors).toBeUndefined();
    expect((await look()).status).toBe(404);
  });

  it('keeps the roll-up equal to a recount', async () => {
    const [rollup] = await rows(
      service.database.adminUrl,
      `SELECT sum(rooms)::int AS rooms, sum(households)::int AS households, sum(residents)::int AS residents FROM population`,
    );
    const [count] = await rows(
      service.database.adminUrl,
      `SELECT (SELECT count(*) FROM area WHERE kind = 'room')::int AS rooms, (SELECT count(*) FROM household WHERE closed_at IS NULL)::int AS households,
              (SELECT count(*) FROM resident)::int AS residents`,
    );
    expect(rollup).toEqual(count);
  });
});
