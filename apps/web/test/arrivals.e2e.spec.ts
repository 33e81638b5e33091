import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, phone, Visitor } from './visitor.js';

const screen = '/area/310105008020/arrivals';
const dayOn = (days: number): string => new Date(Date.now() + (8 + 24 * days) * 3_600_000).toISOString().slice(0, 10);

describe('a worker who expects people back', () => {
  let browser: Browser;
  let worker: Visitor;
  let who = '';
  const row = () => worker.page.locator('.trip', { hasText: who }).first();
  const tap = (name: string) => row().locator('button', { hasText: name }).click();

  beforeAll(async () => {
    browser = await openBrowser();
    worker = await Visitor.arrive(browser);
    await worker.signInAs('committee-worker');
  }, 60_000);
  afterAll(async () => {
    await worker.leave();
    await browser.close();
  });

  it('sees fourteen days with who is expected on each, from where, and what holds for them', async () => {
    await worker.goTo(screen);
    await worker.page.locator('.trip').first().waitFor();
    expect(await worker.page.locator('.calendar .day').count()).toBe(14);
    expect(await worker.page.locator('.trip').first().innerText()).toMatch(/来自 (湖北|韩国|意大利)/);
    expect(await worker.barriers()).toEqual([]);
  }, 60_000);

  it('plans a return while somebody is on the phone; a reload keeps what was typed', async () => {
    await worker.goTo(`${screen}?plan=new`);
    const plan = worker.page.locator('.plan');
    await plan.locator('.door input').fill('11号602');
    await plan.locator('form button').click();
    await plan.locator('ul button').first().click();
    await plan.locator('.people input').first().click();
    await plan.locator('input[list]').fill('湖北 420000');
    await worker.page.reload();
    await worker.shown();
    expect(await plan.locator('input[list]').inputValue()).toBe('湖北 420000');
    who = (await plan.locator('.people label').first().innerText()).trim().split(/\s/)[0] ?? '';
    expect(await worker.barriers()).toEqual([]);
    await plan.locator('.ant-btn-primary').click();
    await plan.waitFor({ state: 'detached' });
    await row().waitFor();
    expect(await row().innerText()).toContain('来自 湖北');
  }, 60_000);

  it('advises to wait until a later day, and finds the household there', async () => {
    await tap('建议推迟');
    await row().locator('input[type=date]').fill(dayOn(9));
    await row().locator('select').selectOption('wait_until_well');
    await tap('推迟到这一天');
    await worker.page.locator('.trip', { hasText: who }).filter({ hasText: '身体好转后再来' }).waitFor();
    await worker.goTo(`${screen}?day=${dayOn(9)}`);
    await row().waitFor();
  }, 60_000);

  it('says that they arrived, then that they were met, with ten seconds to take it back', async () => {
    await worker.goTo(screen);
    await tap('已到');
    await row().locator('input[type=datetime-local]').waitFor();
    await tap('保存到达时间');
    await worker.page.locator('.trips', { hasText: '请上门登记' }).locator('.trip', { hasText: who }).waitFor();
    await tap('已上门登记');
    await tap('撤销');
    await tap('已上门登记');
    await row().waitFor({ state: 'detached', timeout: 30_000 });
  }, 90_000);

  it('reads it in each language on a phone; who only reads finds no steps to take', async () => {
    for (const language of ['en', 'ja', 'ko'] as const) {
      const officer = await Visitor.arrive(browser, { language, viewport: phone });
      await officer.signInAs('subdistrict-officer');
      await officer.goTo(screen);
      await officer.page.locator('.trip').first().waitFor();
      expect(await officer.page.locator('.trip button').count()).toBe(0);
      expect(await officer.barriers()).toEqual([]);
      expect(await officer.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      await officer.leave();
    }
  }, 90_000);
});
