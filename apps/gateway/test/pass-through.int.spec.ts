import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as send, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '#testing/stack.js';
import { startGateway, type Gateway } from './stand-ins.js';

const twelveMegabytes = 12 * 1024 * 1024;

interface Seen {
  method?: string;
  url?: string;
  headers: IncomingMessage['headers'];
  bytes: number;
  hash: string;
}

describe('the ways through to identity and registration', () => {
  let gateway: Gateway;
  let authorization: string;
  const seen: Seen[] = [];

  beforeAll(async () => {
    gateway = await startGateway();
    authorization = `Bearer ${await gateway.token([])}`;
    gateway.onPlainRequest = async (request) => {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const chunk of request as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        hash.update(chunk);
      }
      seen.push({ method: request.method, url: request.url, headers: request.headers, bytes, hash: hash.digest('hex') });
      return { status: request.url === '/rosters' ? 202 : 200, body: '{"seen":true}' };
    };
  }, 30_000);
  beforeEach(() => {
    seen.length = 0;
  });
  afterAll(() => gateway.close());

  const call = (path: string, init: RequestInit = {}) => fetch(`${gateway.url}${path}`, init);

  /** fetch would straighten the path before it is sent. */
  const callCrooked = (path: string) =>
    new Promise<number>((resolve, reject) => {
      const { hostname, port } = new URL(gateway.url);
      send({ hostname, port, path, method: 'POST', headers: { authorization } }, (response) => resolve(response.resume().statusCode ?? 0))
        .once('error', reject)
        .end();
    });

  it('hands sign-in on to identity as the public sees it, with cookies and query', async () => {
    const response = await call('/oidc/auth?client_id=linli-cli&state=%2F..', {
      headers: { cookie: 'session=1', 'x-forwarded-for': '203.0.113.7' },
    });
    expect(response.headers.get('set-cookie')).toBe('a=1');
    expect(seen[0]).toMatchObject({ method: 'GET', url: '/oidc/auth?client_id=linli-cli&state=%2F..' });
    const { host } = new URL(gateway.url);
    expect(seen[0]?.headers).toMatchObject({
      cookie: 'session=1',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': host,
      'x-forwarded-proto': 'http',
    });
  });

  it('hands a form on as it came', async () => {
    const body = new URLSearchParams({ handle: '王', password: 'x' });
    await call('/oidc/interaction/abc', { method: 'POST', body });
    expect(seen[0]).toMatchObject({
      bytes: body.toString().length,
      headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    });
  });

  it('puts its own token on every request, whatever the caller sent', async () => {
    await call('/identity/grants', { headers: { authorization, 'x-linli-gateway': 'guessed' } });
    await call('/api/rosters/1', { headers: { authorization, 'x-linli-gateway': 'guessed' } });
    expect(seen.map(({ url }) => url)).toEqual(['/identity/grants', '/rosters/1']);
    for (const { headers } of seen) expect(headers['x-linli-gateway']).toBe(gateway.gatewayToken);
  });

  it('streams a roster through byte for byte', async () => {
    const roster = randomBytes(5_000_000);
    const form = new FormData();
    form.set('file', new Blob([roster]), 'roster.xlsx');
    const response = await call('/api/rosters', { method: 'POST', body: form, headers: { authorization } });
    expect(response.status).toBe(202);
    expect(seen[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(seen[0]?.bytes).toBeGreaterThan(roster.length);
  });

  it('hands a list of areas on as text', async () => {
    const csv = 'code,kind,name_zh,parent\n310105008020,committee,茅台新苑,310105008000\n';
    await call('/api/areas?year=2023', { method: 'POST', body: csv, headers: { authorization, 'content-type': 'text/csv' } });
    const hash = createHash('sha256').update(csv).digest('hex');
    expect(seen[0]).toMatchObject({ url: '/areas?year=2023', hash, headers: { 'content-type': 'text/csv' } });
  });

  it('lets everybody have the template', async () => {
    expect((await call('/api/roster-template.xlsx')).status).toBe(200);
    expect(seen[0]?.url).toBe('/roster-template.xlsx');
  });

  it('refuses an upload of a stranger before it is read', async () => {
    const response = await call('/api/rosters', {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'text/plain', 'accept-language': 'en' },
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'TOKEN_MISSING', detail: 'Please sign in first.' });
    expect(seen).toHaveLength(0);
  });

  // Red without the bound: all of them are handed on.
  it('turns away at once what a gate tells while ten wait, says when to come back, and takes it then', async () => {
    const { onPlainRequest } = gateway;
    const free = Promise.withResolvers<void>();
    let waiting = 0;
    gateway.onPlainRequest = async (request) => {
      if (request.url !== '/gate/checks') return onPlainRequest(request);
      waiting += 1;
      await free.promise;
      return onPlainRequest(request);
    };
    const tell = () => call('/api/gate/checks', { method: 'POST', body: '[]', headers: { 'content-type': 'application/json' } });
    const early = Array.from({ length: 10 }, tell);
    await eventually(() => waiting === 10);
    const late = await tell();
    expect([late.status, Number(late.headers.get('retry-after')) > 0]).toEqual([503, true]);
    expect(await late.json()).toMatchObject({ code: 'TRY_LATER' });
    expect((await call('/api/roster-template.xlsx')).status).toBe(200);
    free.resolve();
    expect((await Promise.all(early)).map(({ status }) => status)).toEqual(early.map(() => 200));
    await eventually(async () => (await tell()).status === 200);
    gateway.onPlainRequest = onPlainRequest;
  });

  it('does not let gates that send slowly keep out others', async () => {
    const { hostname, port } = new URL(gateway.url);
    const head = {
      hostname,
      port,
      path: '/api/gate/checks',
      method: 'POST',
      headers: { 'content-length': 2, 'content-type': 'application/json' },
    };
    const slow = Array.from({ length: 10 }, () => send(head));
    for (const one of slow) one.flushHeaders();
    const fast = async () => (await call('/api/gate/checks', { method: 'POST', body: '[]' })).status;
    await eventually(async () => (await fast()) === 503);
    await eventually(async () => (await fast()) === 200);
    const statuses = await Promise.all(
      slow.map(async (one) => {
        const answered = once(one, 'response');
        one.end('[]');
        const [response] = (await answered) as [IncomingMessage];
        response.resume();
        return response.statusCode;
      }),
    );
    expect(statuses).toEqual(slow.map(() => 200));
  });

  it('refuses more than 12 MB that say so', async () => {
    const response = await call('/api/rosters', { method: 'POST', body: Buffer.alloc(twelveMegabytes + 1), headers: { authorization } });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([413, 'BODY_TOO_LARGE']);
    expect(seen).toHaveLength(0);
  });

  it('ends more than 12 MB that do not say so', async () => {
    const chunks = Array.from({ length: 14 }, () => Buffer.alloc(1024 * 1024));
    const body = Readable.toWeb(Readable.from(chunks)) as ReadableStream;
    const outcome = await call('/api/rosters', { method: 'POST', body, duplex: 'half', headers: { authorization } } as RequestInit).then(
      ({ status }) => status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(outcome);
    expect(seen).toHaveLength(0);
  });

  it.each([
    '/internal/replay',
    '/registration/internal/replay',
    '/api/internal/replay',
    '/identity/../internal/replay',
    '/identity/%2e%2e/internal/replay',
    '/identity/..%2finternal/replay',
    '/oidc//internal/replay',
    '/api/rosters/../internal/replay',
    '/api/rosters/..;/internal',
    '/api/rostersx',
    '/rosters',
    '/areas',
  ])('has no way to %s', async (path) => {
    expect(await callCrooked(path)).toBe(404);
    expect(seen).toHaveLength(0);
  });

  it('answers with a problem when the service is gone', async () => {
    gateway.onPlainRequest = async (request) => {
      request.socket.destroy();
      await text(request).catch(() => {});
      return { status: 200, body: '' };
    };
    const response = await call('/oidc/auth', { headers: { 'accept-language': 'en' } });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'SERVICE_UNAVAILABLE', params: { service: 'identity' } });
  });
});
