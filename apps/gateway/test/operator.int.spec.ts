import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Gateway, startGateway } from './stand-ins.js';

const city = '310000000000';
const nobody = 'http://127.0.0.1:9';
const services = '/api/operator/services';

interface Line {
  name: string;
  state: string;
  reasons: object;
  standing: object | null;
}

describe("the operator's door", () => {
  let gateway: Gateway;
  const asked: { url?: string; gateway: unknown; authorization: unknown }[] = [];

  beforeAll(async () => {
    gateway = await startGateway({ WITNESS_URL: nobody, SCREENING_URL: nobody });
    gateway.onPlainRequest = async ({ url, headers }) => {
      asked.push({ url: url ?? '', gateway: headers['x-linli-gateway'], authorization: headers.authorization });
      if (url === '/readyz') return { status: 503, body: '{"reasons":{"database":"the database does not answer"}}' };
      return { status: url === '/internal/standing' ? 200 : 422, body: '{"said":"by the service"}' };
    };
  }, 30_000);
  afterAll(() => gateway.close());

  const call = async (role: string, path: string, body?: object) =>
    fetch(gateway.url + path, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${await gateway.token([{ role, scope: city }])}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });

  it('shows every service, also one that does not answer and one that is not ready', async () => {
    const answer = await call('operator', services);
    const { services: lines } = (await answer.json()) as { services: Line[] };
    const of = (name: string) => lines.find((line) => line.name === name);
    expect(of('gateway')).toMatchObject({ state: 'ready', reasons: {} });
    expect(of('witness')).toEqual({ name: 'witness', state: 'silent', reasons: {}, standing: null });
    expect(of('passes')).toEqual({
      ...{ name: 'passes', state: 'unready', reasons: { database: 'the database does not answer' } },
      standing: { said: 'by the service' },
    });
    const sent = asked.filter(({ url }) => url === '/internal/standing');
    expect(sent.every(({ gateway: token, authorization }) => token === gateway.gatewayToken && authorization)).toBe(true);
    expect(asked.filter(({ url }) => url === '/readyz').every(({ authorization }) => !authorization)).toBe(true);
  });

  it('hands on what is to be done, and answers what the service says', async () => {
    const answer = await call('operator', `${services}/passes/replay`, { eventId: 'one', dryRun: true });
    expect([answer.status, await answer.json()]).toEqual([422, { said: 'by the service' }]);
    for (const nowhere of ['witness', 'gateway', 'supplies', '..%2f..'])
      expect((await call('operator', `${services}/${nowhere}/replay`, {})).status).toBe(404);
  });

  it.each(['committee-lead', 'auditor', 'district-leader', 'resident'])('is shut for a %s', async (role) => {
    const [read, replay, aside] = await Promise.all([
      call(role, services),
      call(role, `${services}/passes/replay`, {}),
      call(role, `${services}/passes/set-aside`, {}),
    ]);
    expect([read.status, replay.status, aside.status]).toEqual([403, 403, 403]);
    expect((await fetch(gateway.url + services)).status).toBe(401);
  });
});
