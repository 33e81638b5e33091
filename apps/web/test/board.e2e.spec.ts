import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { boardUrl, openBrowser, phone, Visitor } from './visitor.js';

const budgetBytes = 400_000;

describe('a leader before the board', () => {
  let browser: Browser;
  let leader: Visitor;

  beforeAll(async () => {
    browser = await openBrowser();
    leader = await Visitor.arrive(browser);
  }, 60_000);
  afterAll(async () => {
    await leader.leave();
    await browser.close();
  });

  it('signs in with one click, loads at most 400 kB for the whole board and sees the figures', async () => {
    const sizes: Promise<{ responseBodySize: number }>[] = [];
    leader.page.on('requestfinished', (request) => request.url().includes('/assets/') && sizes.push(request.sizes()));
    await leader.signInAs('district-leader');
    await leader.page.locator('.map canvas').waitFor();
    const bytes = (await Promise.all(sizes)).reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(budgetBytes);
    expect(await leader.page.locator('.headlines .figure').count()).toBe(3);
  }, 60_000);

  it('keeps no token where a script could find it later', async () => {
    const kept = await leader.page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
    expect(kept).not.toMatch(/eyJ|token|code_verifier/i);
  });

  it('is served with a policy that runs no script written into the page, and keeps hashed files for ever', async () => {
    const page = await fetch(boardUrl);
    const scripts = /script-src ([^;]+)/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
    expect(scripts).toBe("'self'");
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const asset = /\/assets\/[^"]+\.js/.exec(await page.text())?.[0] ?? '';
    expect((await fetch(boardUrl + asset)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await fetch(`${boardUrl}/assets/nothing.js`)).status).toBe(404);
    expect((await fetch(`${boardUrl}/nowhere`)).status).toBe(404);
  });

  it('tells the same figures as the graph, to the digit', async () => {
    const answerTo = (query: string) =>
      leader.page.waitForResponse(
        (response) => response.url().endsWith('/graphql') && (response.request().postData() ?? '').includes(`query ${query}(`),
      );
    const [board, byDay] = await Promise.all([answerTo('Board'), answerTo('ArrivalsByDay'), leader.page.reload()]);
    const { data } = (await board.json()) as {
      data: {
        area: {
          reach: { byLanguage: { targeted: number | null }[] };
          children: { coverage: { rooms: number; missing: number } | null }[];
        };
      };
    };
    const { area } = ((await byDay.json()) as { data: { area: { allDays: { byOrigin: { arrived: number | null }[] } } } }).data;
    await leader.shown();
    const most = area.allDays.byOrigin[0];
    expect(await leader.page.locator('.origins tbody tr').first().locator('td').nth(1).innerText()).toBe(`${most?.arrived ?? '<5'}`);
    const spoken = leader.page.locator('.counts:not(.origins) tbody tr');
    expect(await spoken.locator('td:nth-child(2)').allInnerTexts()).toEqual(
      data.area.reach.byLanguage.map(({ targeted }) => targeted?.toLocaleString('zh-CN') ?? '<5'),
    );
    const missing = data.area.children.reduce((sum, { coverage }) => sum + (coverage?.missing ?? 0), 0);
    const rooms = data.area.children.reduce((sum, { coverage }) => sum + (coverage?.rooms ?? 0), 0);
    const card = await leader.page.locator('.figure').first().innerText();
    expect(card).toContain(missing.toLocaleString('zh-CN'));
    expect(card).toContain(rooms.toLocaleString('zh-CN'));
  }, 30_000);

  it('stands before the missing rooms of the worst committee after three clicks at most', async () => {
    await leader.page.locator('.decisions a').last().click();
    await leader.shown();
    await leader.page.locator('.missing-rooms li').first().waitFor();
    expect(leader.page.url()).toMatch(/\/area\/310105008020\/rooms/);
  }, 30_000);

  it('has no barriers, on a desk and on a phone, in each language', async () => {
    for (const language of ['zh', 'en', 'ja', 'ko'] as const) {
      const officer = await Visitor.arrive(browser, { language, ...(language !== 'zh' && { viewport: phone }) });
      await officer.signInAs('subdistrict-officer');
      expect(await officer.barriers()).toEqual([]);
      const width = await officer.page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(width).toBeLessThanOrEqual(0);
      await officer.leave();
    }
  }, 60_000);
});
