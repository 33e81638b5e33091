import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { hold } from './graph.js';
import { openBrowser, phone, Visitor } from './visitor.js';

const committee = '310105008020';
const screen = `/area/${committee}/notices`;
const words = [
  ['口罩预约登记', '{area}的居民：请在线登记口罩预约。'],
  ['Register for masks', 'Residents of {area}: please register for masks.'],
  ['マスクの予約登録', '{area}の皆様：マスクの予約を登録してください。'],
  ['마스크 예약 등록', '{area} 주민 여러분: 마스크 예약을 등록해 주세요.'],
] as const;

describe('a committee that tells its residents something', () => {
  let browser: Browser;
  let lead: Visitor;
  const field = (column: number, line: 0 | 1) => lead.page.locator('.notice-column').nth(column).locator('textarea').nth(line);
  const publish = () => lead.page.locator('.send-bar .ant-btn-primary');

  beforeAll(async () => {
    browser = await openBrowser();
    lead = await Visitor.arrive(browser);
    await lead.signInAs('committee-lead');
  }, 60_000);
  afterAll(async () => {
    await lead.leave();
    await browser.close();
  });

  it('writes in four columns, is told what is missing or too long, and loses nothing by a reload', async () => {
    await lead.goTo(`${screen}?write=new`);
    for (const [column, [title, body]] of words.entries()) {
      if (column === 3) break;
      await field(column, 0).fill(title);
      await field(column, 1).fill(body);
    }
    await field(1, 1).fill('long '.repeat(101));
    await lead.page.reload();
    await lead.shown();
    expect(await field(2, 0).inputValue()).toBe(words[2][0]);
    expect(await lead.page.locator('.notice-column h2').allInnerTexts()).toEqual([
      expect.stringContaining('已写好'),
      expect.stringContaining('正文太长'),
      expect.stringContaining('已写好'),
      expect.stringContaining('还没有写'),
    ]);
    expect(await publish().isDisabled()).toBe(true);
    expect(await lead.page.locator('.send-bar [role=status]').innerText()).toMatch(/English 正文太长 · 한국어 还没有写/);
    expect(await lead.barriers()).toEqual([]);
  }, 60_000);

  it('publishes to counted households and sees the reach, the poster and the doors that need a letter', async () => {
    await field(1, 1).fill(words[1][1]);
    await field(3, 0).fill(words[3][0]);
    await field(3, 1).fill(words[3][1]);
    expect(await lead.page.locator('.notice-about').innerText()).toMatch(/全部住户（[\d,]+ 户）/);
    await publish().click();
    await lead.page.locator('.notice-head').waitFor();
    expect(await lead.page.locator('.notice-head').innerText()).toContain('口罩预约登记');
    expect(await lead.page.locator('.notice-detail [lang=ko-KR]').innerText()).toContain('마스크 예약');
    const [poster] = await Promise.all([
      lead.page.waitForEvent('download'),
      lead.page.locator('.notice-head button', { hasText: 'PDF' }).click(),
    ]);
    expect(
      readFileSync(await poster.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await lead.page.locator('.notice-detail table').nth(1).waitFor({ timeout: 30_000 });
    expect(await lead.barriers()).toEqual([]);
  }, 90_000);

  it('corrects what is out, and withdraws it unless it takes that back within ten seconds', async () => {
    await lead.page.locator('.notice-head button', { hasText: '更正' }).click();
    await field(0, 0).fill('口罩预约登记（更正）');
    await publish().click();
    await lead.page.locator('.notice-head', { hasText: '第 2 版' }).waitFor();
    await lead.page.locator('.notice-head button', { hasText: '撤回' }).click();
    await lead.page.locator('.notice-head button', { hasText: '不撤回' }).click();
    await lead.page.locator('.notice-head button', { hasText: '撤回' }).click();
    await lead.page.locator('.notice-head', { hasText: '已撤回' }).waitFor({ timeout: 30_000 });
  }, 90_000);

  it('reads and writes in each language, on a phone as well', async () => {
    for (const language of ['en', 'ja', 'ko'] as const) {
      const worker = await Visitor.arrive(browser, { language, viewport: phone });
      await worker.signInAs('committee-worker');
      for (const path of [screen, `${screen}?write=new`]) {
        await worker.goTo(path);
        expect(await worker.barriers()).toEqual([]);
        expect(await worker.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      }
      await worker.leave();
    }
  }, 90_000);

  it('keeps the list while the service hangs, and says so', async () => {
    const officer = await Visitor.arrive(browser);
    await officer.signInAs('subdistrict-officer');
    await officer.goTo('/area/310105008000/notices');
    const rows = officer.page.locator('.notice-list li');
    await rows.first().waitFor();
    const count = await rows.count();
    const letGo = hold('notifications');
    try {
      await officer.page.locator('header select').selectOption('en');
      await officer.page.getByText('Notices does not answer').waitFor({ timeout: 30_000 });
      expect(await rows.count()).toBe(count);
    } finally {
      letGo();
    }
    await officer.page.getByText('does not answer').waitFor({ state: 'hidden', timeout: 30_000 });
    await officer.context.close();
  }, 90_000);

  it('is not shown to who writes no notices', async () => {
    const leader = await Visitor.arrive(browser);
    await leader.signInAs('district-leader');
    await leader.goTo(screen);
    expect(await leader.page.locator('main .notice').innerText()).toContain('不在您的工作范围内');
    await leader.leave();
  }, 60_000);
});
