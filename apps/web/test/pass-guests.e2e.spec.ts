import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { pagesOf } from '#testing/pdf-text.js';
import { committee } from './graph.js';
import { phone, type Visitor, Visitors } from './visitor.js';

const screen = `/area/${committee}/passes`;
const plate = `沪B${randomInt(10_000, 99_999)}`;

const printed = async (page: Page, button: Locator): Promise<string> => {
  const [saved] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return (await pagesOf(new Response(readFileSync(await saved.path())))).join('\n');
};

async function findHousehold(page: Page, address: string): Promise<void> {
  await page.locator('.issue .household-finder input').fill(address);
  await page.keyboard.press('Enter');
  await page.locator('.issue .found button').first().click();
  await page.locator('.issue .chosen b').waitFor();
}

const submit = (page: Page): Promise<void> => page.locator('.issue button[type=submit]:enabled').click();
const buttonsOf = (page: Page): Locator => page.locator('.issue[role=status] .buttons button');

describe('passes for who does not live here', () => {
  const visitors = new Visitors();
  let lead: Visitor;
  let page: Page;

  beforeAll(async () => {
    await visitors.open();
    lead = await visitors.arriveAs('committee-lead');
    page = lead.page;
    await lead.goTo(screen);
  }, 60_000);
  afterAll(() => visitors.leave());

  it('are issued to a visitor for part of a day, survive a reload before, and are printed and shown', async () => {
    await page.locator('.main-action').click();
    await page.locator('.ant-drawer .filter').nth(1).click();
    await findHousehold(page, '101');
    await page.locator('.guest-field input').first().fill('来访甲');
    await page.locator('.guest-field input[type=time]').first().fill('00:00');
    await page.reload();
    await lead.shown();
    expect(await page.locator('.guest-field input').first().inputValue()).toBe('来访甲');
    expect(await lead.barriers()).toEqual([]);
    await submit(page);
    const buttons = buttonsOf(page);
    await buttons.first().waitFor();
    expect(await printed(page, buttons.first())).toContain('来访通行证');
    await buttons.nth(1).click();
    await page.locator('.pass-now h2').waitFor();
    expect(await page.locator('.pass-now').innerText()).toContain('00:00 – 23:59');
    expect(await page.content()).not.toContain('来访甲');
    await page.locator('.pass-now > button').first().click();
    expect(await page.locator('.sealed').innerText()).toContain('来访甲');
  }, 60_000);

  it('carry the plate of a vehicle and who drives it; the same plate gets no second one', async () => {
    await lead.goTo(`${screen}?issue=vehicle`);
    for (const attempt of ['issued', 'refused'] as const) {
      if (attempt === 'issued') await findHousehold(page, '102');
      else await buttonsOf(page).nth(2).click();
      await page.locator('.guest-field input').first().fill(plate);
      await page.locator('.guest-field select option').nth(1).waitFor({ state: 'attached' });
      await page.locator('.guest-field select').selectOption({ index: 1 });
      await submit(page);
      if (attempt === 'refused') await page.locator('.issue [role=alert]').waitFor();
      else expect((await printed(page, buttonsOf(page).first())).replaceAll(/\s/g, '')).toContain(plate);
    }
    expect(await page.locator('.issue [role=alert]').innerText()).toMatch(/车牌|车辆/);
  }, 60_000);

  it('are revoked by the lead alone, for a reason that stays beside them, and come back by an appeal', async () => {
    await lead.goTo(screen);
    await page.locator('.pass .quiet').first().click();
    const revoke = page.locator('.revoke-pass');
    expect(await revoke.locator('button').isDisabled()).toBe(true);
    await revoke.locator('select').selectOption('misuse');
    await revoke.locator('button').click();
    await revoke.waitFor({ state: 'detached' });
    expect(await page.locator('.pass-now .state').first().innerText()).toContain('已作废');
    expect(await page.locator('.pass-now').innerText()).toContain('违规使用');
    const address = new URL(page.url());
    const worker = await visitors.arriveAs('committee-worker', { viewport: phone, language: 'ko' });
    await worker.goTo(address.pathname + address.search);
    await worker.page.locator('.change-pass').waitFor();
    expect(await worker.page.locator('.revoke-pass').count()).toBe(0);
    expect(await worker.barriers()).toEqual([]);
    await worker.page.locator('.change-pass .buttons').first().locator('button').last().click();
    await worker.page.locator('.change-pass .state.go').waitFor();
    await lead.goTo(screen);
    await page.locator('.to-decide .buttons button').first().click();
    await page.locator('.to-decide').waitFor({ state: 'detached' });
    await lead.goTo(address.pathname + address.search);
    await page.locator('.pass-now .state.go').first().waitFor();
  }, 60_000);
});
