import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, phone, Visitor } from './visitor.js';

const screen = '/area/310105008020/masks';
const inChina = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);

describe('a mask round on the board', () => {
  let browser: Browser;
  let lead: Visitor;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    lead = await Visitor.arrive(browser);
    page = lead.page;
    await lead.signInAs('committee-lead');
    await lead.goTo(screen);
  }, 60_000);
  afterAll(async () => {
    await lead.leave();
    await browser.close();
  });

  it('is opened as a draw, with the commitment published before anybody books', async () => {
    await page.locator('.main-action').click();
    await page.locator('.open-round select option').nth(1).waitFor({ state: 'attached' });
    await page.locator('.open-round select').selectOption({ index: 1 });
    await page.locator('.open-round input[type=radio]').nth(1).check();
    await page.locator('.open-round input[type=number]').first().fill('30');
    await page
      .locator('.open-round input[type=datetime-local]')
      .first()
      .fill(inChina(Date.now() - 3_600_000));
    await page
      .locator('.open-round input[type=datetime-local]')
      .nth(1)
      .fill(inChina(Date.now() + 86_400_000));
    await page.locator('.open-round input[type=checkbox]').first().check();
    await page.locator('.open-round .ant-btn-primary').click();
    await page.locator('.draw-proof code').first().waitFor();
    expect(await page.locator('.draw-proof code').allInnerTexts()).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  }, 60_000);

  it('takes a household at the desk and one from paper into the same queue', async () => {
    await page.locator('.book .household-finder input').fill('12号101');
    await page.keyboard.press('Enter');
    await page.locator('.book .found button').first().click();
    await page.locator('.book .state.go').waitFor();
    await page.locator('.book .filter').nth(1).click();
    await page.locator('.book .household-finder input').fill('12号102');
    await page.keyboard.press('Enter');
    await page.locator('.book .found button').first().click();
    await page.locator('.book > .ant-btn-primary').click();
    await page.locator('.book .state.go').waitFor();
    await page.locator('.round-now .filters').last().locator('.filter').first().click();
    await page.locator('.round-now tbody tr').nth(1).waitFor();
  }, 60_000);

  it('has no barriers in any language, on a desk and on a phone', async () => {
    const address = page.url().slice(page.url().indexOf('/area'));
    for (const language of ['zh', 'en', 'ja', 'ko'] as const) {
      const one = await Visitor.arrive(browser, { language, ...(language !== 'zh' && { viewport: phone }) });
      await one.signInAs(language === 'en' ? 'subdistrict-officer' : 'committee-worker');
      for (const path of [screen, address]) {
        await one.goTo(path);
        expect(await one.barriers()).toEqual([]);
        expect(await one.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      }
      await one.leave();
    }
  }, 120_000);
});
