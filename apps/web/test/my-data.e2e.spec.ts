import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { askGraph, committee, hold } from './graph.js';
import { openBrowser, phone, Visitor } from './visitor.js';

const looks: Record<string, RegExp> = {
  zh: /查看了完整的姓名、电话和证件号码（核实身份）/,
  en: /saw whole names, phones and document numbers \(checking an identity\)/,
  ja: /氏名・電話・証明書番号の全体を閲覧（本人確認）/,
  ko: /이름, 전화, 신분증 번호 전체를 열람 \(신원 확인\)/,
};

interface Own {
  myHouseholds: { id: string; residents: { name: { original: string }; phones: string[]; documents: { number: string }[] }[] }[];
}
const own = '{ myHouseholds { id residents { name { original } phones documents { number } } } }';

/** To the end of the list: whoever worked before this spec may have looked often. */
async function allLooks(page: Page): Promise<string> {
  const more = page.locator('.looks button.no-print');
  while ((await more.count()) > 0) {
    const before = await page.locator('.looks li').count();
    await more.click();
    await page.locator('.looks li').nth(before).waitFor();
  }
  return page.locator('.looks').innerText();
}

describe('a resident before the own data', () => {
  let browser: Browser;
  let resident: Visitor;
  let page: Page;
  const answers: Promise<string>[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    resident = await Visitor.arrive(browser, { viewport: phone });
    page = resident.page;
    page.on('response', (response) => response.url().endsWith('/graphql') && answers.push(response.text().catch(() => '')));
    await resident.signInAs('resident');
  }, 60_000);
  afterAll(async () => {
    await resident.leave();
    await browser.close();
  });

  it('signs in with one click and reads what is kept, as it is kept, since when', async () => {
    expect(page.url()).toContain('/mine');
    const { myHouseholds } = await askGraph<Own>('resident', own, {});
    const shown = await page.locator('#kept').innerText();
    const people = myHouseholds.flatMap(({ residents }) => residents);
    expect(people.length).toBeGreaterThan(0);
    for (const { name, phones, documents } of people) {
      expect(shown).toContain(name.original);
      for (const one of phones) expect(shown).toContain(one);
      for (const { number } of documents) expect(shown).toContain(number.slice(-4));
    }
    expect(shown).toMatch(/\d{4}年\d+月\d+日 登记/);
    expect(shown).not.toMatch(/\d{17}[\dX]/);
  }, 30_000);

  it('reads who looked, when and why, and whom to tell by which reference', async () => {
    await page.locator('.ways a').nth(1).click();
    const list = await allLooks(page);
    expect(list).toMatch(looks['zh']!);
    expect(list).toMatch(/茅台新苑居委会 · 社区工作者/);
    expect(list).toMatch(/记录编号 \d+/);
    expect(await page.locator('#wrong').innerText()).toMatch(/茅台新苑居委会/);
  });

  it('is told when somebody looks again, within seconds', async () => {
    const newest = (): Promise<string> => page.locator('.looks li').first().innerText();
    const before = await newest();
    const { myHouseholds } = await askGraph<Own>('resident', own, {});
    await askGraph('committee-worker', 'query ($id: ID!) { household(id: $id) { residents { name { original } } } }', {
      id: myHouseholds[0]?.id,
    });
    const deadline = Date.now() + 20_000;
    let now = before;
    while (now === before && Date.now() < deadline) {
      await page.reload();
      await resident.shown();
      now = await newest();
    }
    expect(now).not.toBe(before);
    expect(now).toContain('社区工作者');
  }, 30_000);

  it('has it in four languages, large enough for a thumb, without a barrier, on phone and desk', async () => {
    for (const language of ['zh', 'en', 'ja', 'ko'] as const) {
      const one = await Visitor.arrive(browser, { language, ...(language !== 'en' && { viewport: phone }) });
      await one.signInAs('resident');
      expect(await allLooks(one.page)).toMatch(looks[language]!);
      expect(await one.barriers()).toEqual([]);
      expect(await one.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(await one.page.evaluate('parseFloat(getComputedStyle(document.querySelector(".kept dd")).fontSize)')).toBeGreaterThanOrEqual(
        18,
      );
      for (const way of await one.page.locator('.ways a').all()) expect((await way.boundingBox())?.height).toBeGreaterThanOrEqual(48);
      await one.leave();
    }
  }, 60_000);

  it('keeps what it has while the ledger hangs, says so, and goes on when it is back', async () => {
    const letGo = hold('audit');
    try {
      await resident.goTo(`/area/${committee}/mine`);
      await page.getByText('审计服务暂时没有回应').waitFor({ timeout: 30_000 });
      expect(await page.locator('.kept').count()).toBeGreaterThan(1);
      expect(await page.locator('.looks li').count()).toBe(0);
    } finally {
      letGo();
    }
    await page.locator('.looks li').first().waitFor({ timeout: 30_000 });
    await page.locator('.trouble:empty').waitFor({ state: 'attached', timeout: 30_000 });
  }, 90_000);

  it('hears of the own household alone, and finds no other screen', async () => {
    const { myHouseholds } = await askGraph<Own>('resident', own, {});
    const names = myHouseholds.flatMap(({ residents }) => residents.map(({ name }) => name.original));
    const told = [...(await Promise.all(answers)).join('\n').matchAll(/"original":"([^"]+)"/g)].map(([, name]) => name);
    expect([...new Set(told)].sort()).toEqual([...names].sort());
    for (const screen of ['rooms', 'audit', 'board', 'passes']) {
      await resident.goTo(`/area/${committee}/${screen}`);
      expect(await page.locator('main .notice').count()).toBe(1);
    }
    const worker = await Visitor.arrive(browser);
    await worker.signInAs('committee-worker');
    await worker.goTo(`/area/${committee}/mine`);
    expect(await worker.page.locator('main .notice').count()).toBe(1);
    await worker.leave();
  }, 30_000);
});
