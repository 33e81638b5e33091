import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { committee, subdistrict } from './graph.js';
import { desktop, openBrowser, phone, Visitor } from './visitor.js';

const screens = [
  ['district-leader', '310105000000', 'board'],
  ['subdistrict-officer', subdistrict, 'rooms'],
  ['committee-worker', committee, 'today'],
  ['committee-lead', committee, 'today'],
  ['committee-worker', committee, 'board'],
  ['committee-worker', committee, 'rooms'],
  ['committee-worker', committee, 'rooms?view=list'],
  ['committee-worker', committee, 'observation'],
  ['committee-worker', committee, 'roster'],
  ['committee-worker', committee, 'arrivals'],
  ['committee-worker', committee, 'notices'],
  ['committee-lead', committee, 'passes'],
  ['committee-lead', committee, 'passes?issue=vehicle'],
  ['committee-lead', committee, 'masks'],
  ['auditor', subdistrict, 'board'],
  ['operator', '310000000000', 'operator'],
  ['auditor', subdistrict, 'audit'],
  ['auditor', subdistrict, 'audit?view=readers'],
  ['auditor', subdistrict, 'audit?view=gaps'],
  ['auditor', subdistrict, 'audit?entry=1'],
  ['resident', committee, 'mine'],
] as const;

describe('every screen', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  it.each([
    ['on a desk in Chinese', 'zh', desktop],
    ['on a phone in Korean', 'ko', phone],
  ] as const)(
    'has no barriers %s, fits, and complains of nothing',
    async (_, language, viewport) => {
      const found: string[] = [];
      for (const role of new Set(screens.map(([of]) => of))) {
        const visitor = await Visitor.arrive(browser, { language, viewport });
        await visitor.signInAs(role);
        for (const [of, area, screen] of screens) {
          if (of !== role) continue;
          await visitor.walkTo(`/area/${area}/${screen}`);
          const wide = await visitor.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
          found.push(...(await visitor.barriers()).map((barrier) => `${screen}: ${barrier}`));
          if (wide > 0) found.push(`${screen}: ${wide} px too wide`);
        }
        await visitor.leave();
      }
      expect(found).toEqual([]);
    },
    120_000,
  );

  it.each(['mtxy', 'maotai', '茅台'])(
    'finds an area as people type it, and the keys alone go there: %s',
    async (typed) => {
      const worker = await Visitor.arrive(browser);
      await worker.signInAs('subdistrict-officer');
      const { page } = worker;
      await page.keyboard.press('/');
      await page.keyboard.type('qqqq');
      await page.locator('.area-finder [role=status]').waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.type(typed);
      const options = page.locator('#areas-found [role=option]');
      await options.first().waitFor();
      expect(await options.first().innerText()).toContain('茅台');
      expect(await worker.barriers()).toEqual([]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      const chosen = /area-(\S+)/.exec((await page.locator('#find-area').getAttribute('aria-activedescendant')) ?? '')?.[1];
      expect(chosen).toContain(committee);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname.startsWith(`/area/${chosen}/`));
      expect(await options.count()).toBe(0);
      await worker.leave();
    },
    60_000,
  );

  it('is reached by the keys alone: from the sign-in page to the missing rooms', async () => {
    const leader = await Visitor.arrive(browser, { language: 'en' });
    await leader.signInAs('district-leader');
    const { page } = leader;
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.waitForURL(/\/rooms/);
    await leader.shown();
    await page.locator('.missing-rooms li').first().waitFor();
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('find-area');
    await page.keyboard.type('茅台新苑');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(committee));
    await leader.leave();
  }, 60_000);
});
