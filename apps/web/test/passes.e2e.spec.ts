import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, phone, Visitor } from './visitor.js';

const screen = '/area/310105008020/passes';

const countIn = async (page: Page, selector: string): Promise<number> =>
  Number(/\d+/.exec((await page.locator(selector).first().innerText()).replaceAll(',', ''))?.[0]);

describe('passes on the board', () => {
  let browser: Browser;
  let worker: Visitor;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    worker = await Visitor.arrive(browser);
    page = worker.page;
    await worker.signInAs('committee-worker');
    await worker.goTo(screen);
  }, 60_000);
  afterAll(async () => {
    await worker.leave();
    await browser.close();
  });

  it('are issued to a whole building, row by row, and printed with their codes', async () => {
    const before = await countIn(page, '.filters .filter');
    await page.locator('.main-action').click();
    await page.locator('.issue select option:nth-child(3)').waitFor({ state: 'attached' });
    await page.locator('.issue select').selectOption({ index: (await page.locator('.issue select option').count()) - 2 });
    const issue = page.locator('.issue > .ant-btn-primary:enabled');
    await issue.click();
    const print = page.locator('.issue .buttons button').first();
    await print.waitFor();
    const issued = await countIn(page, '.issue .state.go');
    expect(issued).toBeGreaterThan(0);
    const [download] = await Promise.all([page.waitForEvent('download'), print.click()]);
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await page.keyboard.press('Escape');
    await page
      .locator('.filters .filter b', { hasNotText: String(before) })
      .first()
      .waitFor();
  }, 60_000);

  it('are suspended by saying why and made valid again by whoever ordered it', async () => {
    await worker.goTo(`${screen}?state=active`);
    await page.locator('.pass .quiet').first().click();
    await page.locator('.change-pass button').first().click();
    await page.locator('.pass-now .state.stop').first().waitFor();
    await page.locator('.change-pass .ant-btn-primary').click();
    await page.locator('.pass-now .state.go').first().waitFor();
    expect(await page.locator('.pass-now h3 + ul li').count()).toBeGreaterThan(0);
  }, 30_000);

  it('wait for another unit when it is for health; an officer approves, a lead decides the appeal', async () => {
    await page.locator('.change-pass .buttons').nth(1).locator('button').first().click();
    await page.locator('.pass-now .state.ask').waitFor();
    const address = page.url();
    const officer = await Visitor.arrive(browser, { language: 'ko', viewport: phone });
    await officer.signInAs('subdistrict-officer');
    await officer.goTo(screen);
    await officer.page.locator('.to-decide button').nth(1).click();
    await officer.page.locator('.to-decide').waitFor({ state: 'detached' });
    expect(await officer.barriers()).toEqual([]);
    await officer.leave();
    await worker.goTo(address.slice(address.indexOf('/area')));
    await page.locator('.pass-now .state.stop').first().waitFor();
    await page.locator('.change-pass .buttons').nth(2).locator('button').first().click();
    await page.locator('.change-pass .state.go').waitFor();
    const lead = await Visitor.arrive(browser, { language: 'en' });
    await lead.signInAs('committee-lead');
    await lead.goTo(screen);
    await lead.page.locator('.to-decide button').nth(1).click();
    await lead.page.locator('.to-decide').waitFor({ state: 'detached' });
    await lead.leave();
    await worker.goTo(address.slice(address.indexOf('/area')));
    await page.locator('.pass-now .state.go').first().waitFor();
  }, 90_000);

  it('are found by an address, and have no barriers in any language', async () => {
    for (const language of ['zh', 'en', 'ja', 'ko'] as const) {
      const one = await Visitor.arrive(browser, { language, ...(language !== 'zh' && { viewport: phone }) });
      await one.signInAs('committee-lead');
      await one.goTo(screen);
      await one.page.locator('.household-finder input').fill('101');
      await one.page.keyboard.press('Enter');
      await one.page.locator('.found button').first().waitFor();
      expect(await one.barriers()).toEqual([]);
      expect(await one.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      await one.page.locator('.main-action').click();
      await one.page.locator('.issue select').waitFor();
      expect(await one.barriers()).toEqual([]);
      await one.leave();
    }
  }, 90_000);

  it('name nobody to a property company, and are no part of the work of a doctor', async () => {
    const company = await Visitor.arrive(browser);
    await company.signInAs('property-manager');
    await company.page.locator('.pass').first().waitFor();
    expect(await company.page.locator('.pass input, .main-action').count()).toBe(0);
    await company.leave();
    const doctor = await Visitor.arrive(browser);
    await doctor.signInAs('doctor');
    await doctor.goTo(screen);
    expect(await doctor.page.locator('.notice').count()).toBe(1);
    await doctor.leave();
  }, 30_000);
});
