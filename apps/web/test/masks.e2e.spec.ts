import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { askGraph, committee } from './graph.js';
import { openBrowser, phone, Visitor } from './visitor.js';

const screen = '/area/310105008020/masks';
const inChina = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);

/** A queue that hands out at any hour of today, with a household called that has booked before. @returns its code */
async function calledToday(): Promise<string> {
  const { supplyItems, stores } = await askGraph<Record<'supplyItems' | 'stores', { id: string }[]>>(
    'committee-worker',
    'query ($code: ID!) { supplyItems(areaCode: $code) { id } stores(areaCode: $code) { id } }',
    { code: committee },
  );
  const round = {
    ...{ requestId: randomUUID(), areaCode: committee, itemId: supplyItems[0]?.id, rule: 'queue', packs: 3 },
    ...{ closesAt: new Date(Date.now() + 86_400_000), collectFrom: '00:00', collectUntil: '23:59', pharmacyIds: [stores[0]?.id] },
  };
  const { openRound } = await askGraph<{ openRound: { id: string } }>(
    'committee-worker',
    'mutation ($input: OpenRoundInput!) { openRound(input: $input) { id } }',
    { input: round },
  );
  const { maskRounds } = await askGraph<{ maskRounds: { id: string; rule: string }[] }>(
    'committee-worker',
    'query ($code: ID!) { maskRounds(areaCode: $code) { id rule } }',
    { code: committee },
  );
  const ofDemo = maskRounds.findLast(({ rule }) => rule === 'queue');
  const { reservations: booked } = await askGraph<{ reservations: { householdId: string }[] }>(
    'committee-worker',
    'query ($id: ID!) { reservations(roundId: $id, first: 1) { householdId } }',
    { id: ofDemo?.id },
  );
  const householdId = booked[0]?.householdId;
  const booking = { requestId: randomUUID(), roundId: openRound.id, householdId };
  await askGraph('committee-worker', 'mutation ($input: BookReservationInput!) { bookReservation(input: $input) { message } }', {
    input: booking,
  });
  const day = inChina(Date.now()).slice(0, 10);
  await askGraph('pharmacy-clerk', 'mutation ($input: ConfirmSupplyInput!) { confirmSupply(input: $input) { called } }', {
    input: { requestId: randomUUID(), roundId: openRound.id, pharmacyId: stores[0]?.id, day, packs: 1 },
  });
  const { reservations } = await askGraph<{ reservations: { voucher: { shortCode: string } }[] }>(
    'committee-worker',
    'query ($id: ID!) { reservations(roundId: $id) { voucher { shortCode } } }',
    { id: openRound.id },
  );
  return reservations[0]?.voucher.shortCode ?? '';
}

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

  it('is opened as a draw, with the commitment published before anybody books; what was typed outlives a reload', async () => {
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
    await page.reload();
    await lead.shown();
    await page.locator('.main-action').click();
    await page.locator('.open-round input[type=checkbox]:checked').waitFor();
    expect(await page.locator('.open-round input[type=number]').first().inputValue()).toBe('30');
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

  it('hands a pack over the counter once, to whoever brings the code, and says what to give', async () => {
    const code = await calledToday();
    const clerk = await Visitor.arrive(browser, { viewport: phone });
    await clerk.signInAs('pharmacy-clerk');
    expect(clerk.page.url()).toContain('/masks');
    expect(await clerk.page.locator('.main-action').count()).toBe(0);
    const field = clerk.page.locator('.hand-out .code');
    await field.fill(code.toLowerCase());
    await clerk.page.keyboard.press('Enter');
    expect(await clerk.page.locator('.hand-out .state.go').innerText()).toMatch(/发 5 个医用外科口罩.*1 号.*茅台新苑/s);
    expect(await field.inputValue()).toBe('');
    await field.fill(code);
    await clerk.page.keyboard.press('Enter');
    expect(await clerk.page.locator('.hand-out [role=alert]').innerText()).toContain('该领取码已使用');
    expect(await clerk.barriers()).toEqual([]);
    expect(await clerk.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await clerk.leave();
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
