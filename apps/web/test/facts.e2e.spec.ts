import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { committee } from './graph.js';
import { phone, Visitors } from './visitor.js';

const day = (at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at);

/** The drawer has its rows, or says that there is nothing. */
async function rowsOf(page: Page): Promise<number> {
  await page.locator('.ant-drawer-body tbody tr, .ant-drawer-body .filters + p').first().waitFor();
  return page.locator('.ant-drawer-body tbody tr').count();
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('.ant-drawer-open').waitFor({ state: 'detached' });
}

describe('what is behind a figure', () => {
  const visitors = new Visitors();
  beforeAll(() => visitors.open(), 60_000);
  afterAll(() => visitors.leave());

  it.each([
    // At the gates it is about today, when perhaps nobody came yet.
    ['committee-lead', `/area/${committee}/board`, ['出入口']],
    // A leader is shown nothing of which a committee had fewer than five: errands of this small demonstration.
    ['district-leader', '/area/310105000000/board', ['出入口', '求助']],
  ])(
    'is opened by a %s at every figure of the board, without a name',
    async (role, address, perhapsEmpty) => {
      const visitor = await visitors.arriveAs(role);
      const { page } = visitor;
      await visitor.goTo(address);
      const found: Record<string, number> = {};
      for (const button of await page.locator('h2 .quiet').all()) {
        await button.click();
        const title = await page.locator('.ant-drawer-title').innerText();
        found[title] = await rowsOf(page);
        expect(await visitor.barriers()).toEqual([]);
        await close(page);
      }
      expect(Object.keys(found)).toHaveLength(8);
      const empty = Object.entries(found).flatMap(([title, count]) =>
        count === 0 && !perhapsEmpty.some((name) => title.includes(name)) ? [title] : [],
      );
      expect(empty).toEqual([]);
    },
    90_000,
  );

  it('is shown as it had been reported by a moment: nothing before anybody reported, all of it by tomorrow', async () => {
    const lead = await visitors.arriveAs('committee-lead', { language: 'ko', viewport: phone });
    const { page } = lead;
    await lead.goTo(`/area/${committee}/board`);
    await page.locator('h2 .quiet').first().click();
    const known = await rowsOf(page);
    expect(known).toBeGreaterThan(0);
    await page.locator('.ant-drawer-body .filter').nth(1).click();
    await page.locator('.facts-at').fill(`${day(new Date(Date.now() - 60 * 86_400_000))}T08:00`);
    await page.locator('.ant-drawer-body .filters + p').waitFor();
    await page.locator('.facts-at').fill(`${day(new Date(Date.now() + 86_400_000))}T08:00`);
    await page.locator('.ant-drawer-body tbody tr').first().waitFor();
    expect(await rowsOf(page)).toBe(known);
    expect(await lead.barriers()).toEqual([]);
  }, 60_000);
});
