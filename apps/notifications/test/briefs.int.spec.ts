import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { subdistrict } from '#testing/registration-facts.js';
import { pagesOf } from '#testing/pdf-text.js';
import { NotificationsUnderTest } from './notifications-under-test.js';

const asOf = '2020-02-11T00:00:00.000Z';
const place = { code: '310105008020', kind: 'committee', name: { zh: '茅台新苑', en: null, ja: null, ko: null } };
const figures = {
  ...{ ...place, code: subdistrict.code, kind: 'subdistrict', coverage: null, help: null, reach: null },
  name: { zh: '仙霞新村街道', en: null, ja: null, ko: null },
  masks: { booked: 1_234, collected: 56, remaining: 78, asOf },
  observation: { active: 9, due: 7, late: 6, missed: 5, fever: null, asOf },
  arrivals: { expected: 11, arrived: 12, deferred: 13, asOf },
  gateFlow: { checks: 21, admitted: 14, refused: 15, referred: 16, asOf },
  children: [
    { ...place, coverage: { rooms: 1_566, ended: 1_046, missing: 520, asOf }, observation: { fever: null, missed: 5 }, help: { late: 0 } },
  ],
};

describe('the brief of the morning', () => {
  let test: NotificationsUnderTest;
  let silent = false;
  const asked: string[] = [];
  const others = createServer(async (request, response) => {
    const body = JSON.parse(await text(request)) as { scope?: string; variables?: { code: string } };
    response.setHeader('content-type', 'application/json');
    if (request.url === '/internal/service-token') return response.end(JSON.stringify({ accessToken: body.scope }));
    asked.push(`${body.variables?.code} as ${request.headers.authorization}`);
    const errors = [{ message: '', extensions: { code: 'SERVICE_UNAVAILABLE', params: { service: 'supplies' } } }];
    return response.end(JSON.stringify({ data: { area: figures }, ...(silent && { errors }) }));
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => others.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(others.address() as AddressInfo).port}`;
    test = await NotificationsUnderTest.start({ GATEWAY_URL: url, IDENTITY_URL: url });
    await test.settle();
  });
  afterAll(async () => {
    await test.stop();
    others.close().closeAllConnections();
  });

  const briefAs = async (role: 'district-leader' | 'gate-keeper', scope: string, day = 'today', language = 'zh') =>
    (await test.service.as([{ role, scope }], { language })).fetch(`/briefs/${subdistrict.code}/${day}/brief.pdf`);

  it('is not there before eight, and waits for a service that is silent', async () => {
    expect((await briefAs('district-leader', subdistrict.path)).status).toBe(204);
    silent = true;
    await test.setClock(new Date('2020-02-11T00:00:30Z'));
    await test.workIsDone();
    expect(asked).toContain(`${subdistrict.code} as Bearer ${subdistrict.path}`);
    expect((await briefAs('district-leader', subdistrict.path)).status).toBe(204);
  });

  it('is there after eight as it was then, in the language of whoever takes it, within their area', async () => {
    silent = false;
    await test.later(600_000);
    await test.workIsDone();
    const answer = await briefAs('district-leader', subdistrict.path);
    const [page = ''] = await pagesOf(answer);
    const squeezed = page.replaceAll(/\s+/g, '');
    for (const figure of [
      '1,234',
      '余78份，已领56份',
      '1,046/1,566户，缺520户',
      '预计11人，已到12人，推迟13人',
      '发热<5',
      '截至08:00',
      '2月11日08:10',
    ])
      expect(squeezed).toContain(figure);
    const [english = ''] = await pagesOf(await briefAs('district-leader', subdistrict.path, '2020-02-11', 'en'));
    expect(english).toContain('1,046 of 1,566 rooms, 520 missing');
    expect((await briefAs('district-leader', '310000000000.310104000000')).status).toBe(204);
    expect((await briefAs('gate-keeper', subdistrict.path)).status).toBe(403);
  });

  it('is made anew each day, and that of yesterday stays', async () => {
    await test.setClock(new Date('2020-02-12T00:00:30Z'));
    expect((await briefAs('district-leader', subdistrict.path, '2020-02-11')).status).toBe(200);
    await test.workIsDone();
    expect(await test.look('SELECT day FROM daily_brief WHERE area_code = $1 ORDER BY day', [subdistrict.code])).toEqual([
      { day: '2020-02-11' },
      { day: '2020-02-12' },
    ]);
  });
});
