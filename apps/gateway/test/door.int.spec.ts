import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGateway, type Gateway } from './stand-ins.js';

const board = 'query($code: ID!) { area(code: $code) { code label coverage { rooms ended } children { code coverage { ended } } } }';
const of = { variables: { code: '310105008000' } };
const codes = (answer: { errors?: { extensions: { code: string } }[] }) => answer.errors?.map((error) => error.extensions.code);

describe('the door of the graph', () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await startGateway({ SUBGRAPH_TIMEOUT_MS: '1000', COST_PER_OPERATION: '5000', COST_PER_MINUTE: '20000' });
  }, 30_000);
  beforeEach(() => {
    gateway.behaviour.asked.length = 0;
  });
  afterAll(() => gateway.close());

  const post = (body: string, headers: Record<string, string> = {}) => fetch(`${gateway.url}/graphql`, { method: 'POST', body, headers });

  it('joins the services into one answer', async () => {
    const { data, errors, status } = await gateway.ask(board, of);
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    expect(data).toEqual({
      area: {
        code: '310105008000',
        label: '310105008000',
        coverage: { rooms: 100, ended: 40 },
        children: [{ code: '310105008020', coverage: { ended: 40 } }],
      },
    });
  });

  it('asks screening once, for the area and all its children together', async () => {
    await gateway.ask(board, of);
    expect(gateway.behaviour.asked.map(({ service }) => service)).toEqual(['registration', 'screening']);
  });

  it('hands on who asks, in which language, and its own token; nothing else of the caller', async () => {
    const headers = {
      'x-linli-language': 'ko',
      'x-linli-gateway': 'guessed',
      cookie: 'a=1',
      'x-other': 'x',
      'x-request-id': '0199c0de-0000-7000-8000-000000000001',
    };
    await gateway.ask(board, { ...of, headers });
    const sent = gateway.behaviour.asked[0]?.headers;
    expect(sent).toMatchObject({
      'x-linli-language': 'ko',
      'x-linli-gateway': gateway.gatewayToken,
      'x-request-id': headers['x-request-id'],
    });
    expect(sent?.authorization).toMatch(/^Bearer /);
    expect(sent).not.toHaveProperty('cookie');
    expect(sent).not.toHaveProperty('x-other');
  });

  it('carries the trace of the caller, or begins one', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    await gateway.ask('{ campaigns }', { headers: { traceparent: `00-${trace}-b7ad6b7169203331-01` } });
    await gateway.ask('{ campaigns }');
    const [given, begun] = gateway.behaviour.asked.map(({ headers }) => String(headers['traceparent']).split('-')[1]);
    expect(given).toBe(trace);
    expect(begun).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
  });

  it('asks no service for somebody without a token, with a false one, or with an ended one', async () => {
    const without = await gateway.ask(board, { ...of, token: '', headers: { 'accept-language': 'ja-JP' } });
    expect([without.status, codes(without)]).toEqual([401, ['TOKEN_MISSING']]);
    expect(without.errors?.[0]?.message).toBe('先にログインしてください。');
    expect(codes(await gateway.ask(board, { ...of, token: 'a.b.c' }))).toEqual(['TOKEN_INVALID']);
    const ended = await gateway.token([], -60);
    expect(codes(await gateway.ask(board, { ...of, token: ended }))).toEqual(['TOKEN_EXPIRED']);
    expect(gateway.behaviour.asked).toHaveLength(0);
  });

  it('costs only its own fields when a service is too slow, and says so once', async () => {
    let release = () => {};
    gateway.behaviour.screeningWaits = new Promise((resolve) => (release = resolve));
    const began = performance.now();
    const { data, errors, status } = await gateway.ask(board, of);
    expect(performance.now() - began).toBeLessThan(1_900); // once, however many fields it leaves open
    release();
    gateway.behaviour.screeningWaits = Promise.resolve();
    expect(status).toBe(200);
    expect(data).toEqual({
      area: { code: '310105008000', label: '310105008000', coverage: null, children: [{ code: '310105008020', coverage: null }] },
    });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE', params: { service: 'screening' } } });
    expect(errors?.[0]?.message).toContain('"screening" does not answer');
  });

  it('keeps the "no" of a service, in the language of the caller', async () => {
    const { data, errors } = await gateway.ask('{ refused }', { headers: { 'accept-language': 'ko' } });
    expect(data).toEqual({ refused: null });
    expect(errors?.[0]?.message).toBe('관할 구역에 지역 코드 99이(가) 없습니다.');
    expect(errors?.[0]?.extensions).toEqual({ code: 'AREA_UNKNOWN', params: { code: '99' }, requestId: expect.any(String) });
  });

  it('shows nothing of a fault but a reference', async () => {
    const { errors, headers } = await gateway.ask('{ broken }');
    expect(codes({ errors })).toEqual(['FAULT']);
    expect(JSON.stringify(errors)).not.toMatch(/139|password|person/);
    expect(errors?.[0]?.extensions.requestId).toBe(headers.get('x-request-id'));
  });

  it.each([
    ['QUERY_TOO_LONG', `{ ${'campaigns '.repeat(2_000)} }`],
    ['QUERY_TOO_DEEP', `{ area(code: 1) { ${'children { '.repeat(12)} code ${'} '.repeat(12)} } }`],
    ['QUERY_TOO_MANY_ALIASES', `{ ${Array.from({ length: 31 }, (_, at) => `a${at}: campaigns`).join(' ')} }`],
    ['QUERY_TOO_MANY_DIRECTIVES', `{ campaigns ${'@skip(if: false) '.repeat(21)} }`],
    ['QUERY_TOO_WIDE', `{ ${'campaigns '.repeat(501)} }`],
    ['QUERY_TOO_COSTLY', '{ rooms(first: 1000000) { code } }'],
    ['QUERY_TOO_COSTLY', '{ area(code: 1) { children { children { children { code } } } } }'],
    ['QUERY_INVALID', '{ area(code: 1) { coed } }'],
    ['QUERY_INVALID', '{ area(code: 1) '],
  ])('answers %s and asks no service', async (code, query) => {
    const answer = await gateway.ask(query);
    expect(codes(answer)).toEqual([code]);
    expect(answer.data ?? null).toBeNull();
    expect(gateway.behaviour.asked).toHaveLength(0);
  });

  it('reads the length of a list from the variables', async () => {
    const query = 'query($n: Int) { rooms(first: $n) { code } }';
    expect(codes(await gateway.ask(query, { variables: { n: 6_000 } }))).toEqual(['QUERY_TOO_COSTLY']);
    expect(
      codes(await gateway.ask('query($c: [ID!]!) { listSize(codes: $c) }', { variables: { c: Array.from({ length: 5_001 }, () => '1') } })),
    ).toEqual(['QUERY_TOO_COSTLY']);
    expect((await gateway.ask(query, { variables: { n: 10 } })).errors).toBeUndefined();
  });

  it('repeats no value in an error and suggests no name', async () => {
    const wrong = await gateway.ask('query($n: Int) { rooms(first: $n) { code } }', { variables: { n: '13912345678' } });
    expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: 'INPUT_INVALID', params: { field: '$n' } });
    const literal = await gateway.ask('{ rooms(first: "13912345678") { coed } }');
    expect(JSON.stringify([wrong, literal])).not.toMatch(/13912345678|Did you mean/);
  });

  it('ends the budget of one caller and not of another', async () => {
    const [one, other] = [await gateway.token([]), await gateway.token([])];
    const dear = { variables: { n: 4_900 } };
    const query = 'query($n: Int) { rooms(first: $n) { code } }';
    for (let times = 0; times < 4; times += 1) expect((await gateway.ask(query, { ...dear, token: one })).errors).toBeUndefined();
    const spent = await gateway.ask(query, { ...dear, token: one });
    expect([spent.status, codes(spent)]).toEqual([429, ['COST_BUDGET_SPENT']]);
    expect(Number(spent.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await gateway.ask(query, { ...dear, token: other })).errors).toBeUndefined();
  });

  it('takes nothing that a form of another site could send', async () => {
    const authorization = `Bearer ${await gateway.token([])}`;
    const body = '{"query":"{ campaigns }"}';
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const response = await post(body, { authorization, 'content-type': type });
      expect([response.status, codes((await response.json()) as never)]).toEqual([415, ['CONTENT_TYPE_NOT_ALLOWED']]);
    }
    await fetch(`${gateway.url}/graphql?query=%7Bcampaigns%7D`, { headers: { authorization, accept: 'application/json' } });
    expect(gateway.behaviour.asked).toHaveLength(0);
  });

  it('takes one operation of at most 64 KB', async () => {
    const headers = { authorization: `Bearer ${await gateway.token([])}`, 'content-type': 'application/json' };
    const large = await post(JSON.stringify({ query: '{ campaigns }', variables: { x: 'x'.repeat(66_000) } }), headers);
    expect([large.status, codes((await large.json()) as never)]).toEqual([413, ['BODY_TOO_LARGE']]);
    const batch = await post('[{"query":"{ campaigns }"}]', headers);
    expect([batch.status, codes((await batch.json()) as never)]).toEqual([400, ['BATCH_NOT_ALLOWED']]);
    const nonsense = await post('{"query":', headers);
    expect([nonsense.status, codes((await nonsense.json()) as never)]).toEqual([400, ['QUERY_INVALID']]);
  });

  it('tells its health without asking the services', async () => {
    gateway.screening.close().closeAllConnections();
    for (const path of ['healthz', 'readyz', 'metrics']) expect((await fetch(`${gateway.url}/${path}`)).status).toBe(200);
    const { data, errors } = await gateway.ask(board, of);
    expect(codes({ errors })).toEqual(['SERVICE_UNAVAILABLE']);
    expect(data).toMatchObject({ area: { label: '310105008000', coverage: null } });
  });
});
