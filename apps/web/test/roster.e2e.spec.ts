import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Download } from 'playwright-core';
import { askGraph } from './graph.js';
import { codeOf, makePersons, password } from './new-person.js';
import { corrected, roomsOfRoster, rowsSpoilt, spoiltRoster, type SpoiltRoster } from './spoilt-roster.js';
import { boardUrl, openBrowser, Visitor } from './visitor.js';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const neighbours = '310000000000.310105000000.310105001000';
const byMouse = { handle: 'roster-by-mouse', committee: '310105001001', name: '华一' };
const byKeys = { handle: 'roster-by-keys', committee: '310105001002', name: '华二' };
const longestMs = 60_000;

interface Register {
  area: { population: { rooms: number; residents: number } };
}

/** Every room and everybody of the roster is in the register, once. */
async function everythingIsIn({ handle, committee }: typeof byMouse, { people }: SpoiltRoster): Promise<void> {
  const question = 'query ($code: ID!) { area(code: $code) { population { rooms residents } } }';
  const { area } = await askGraph<Register>(handle, question, { code: committee });
  expect(area.population).toEqual({ rooms: roomsOfRoster, residents: people });
}

const mended = async (download: Download, { right }: SpoiltRoster): Promise<Buffer> => {
  const { file, reasons } = await corrected(readFileSync(await download.path()), right);
  expect(reasons).toHaveLength(rowsSpoilt);
  expect(reasons.filter((reason) => reason.includes('联系电话'))).toHaveLength(3);
  return file;
};

describe('a roster of 1,566 rooms on the screen', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    // Two committees next door, with nobody in their register yet.
    await makePersons(
      [byMouse, byKeys].map(({ handle, committee }) => ({ handle, role: 'committee-lead', scope: `${neighbours}.${committee}` })),
    );
  }, 60_000);
  afterAll(() => browser.close());

  it('goes in by mouse: looked at, corrected in the downloaded file, sent again; nobody has to stay for it', async () => {
    const roster = await spoiltRoster(byMouse.committee, byMouse.name);
    const lead = await Visitor.arrive(browser);
    const { page } = lead;
    await page.goto(boardUrl);
    await page.locator('#handle').fill(byMouse.handle);
    await page.locator('#password').fill(password());
    await page.locator('button[type=submit]').click();
    await page.locator('#code').fill(codeOf(byMouse.handle));
    await page.locator('button[type=submit]').click();
    await page.waitForURL(/\/area\//);
    await page.getByRole('link', { name: '名册导入' }).click();
    const choose = async (name: string, buffer: Buffer): Promise<void> => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.drop button').first().click()]);
      await chooser.setFiles({ name, mimeType: xlsx, buffer });
    };

    await choose('huayi.xlsx', roster.file);
    await page.getByText(`${rowsSpoilt} 行需要更正`).first().waitFor({ timeout: longestMs });
    await page.getByText(`${roomsOfRoster} 户房屋`).waitFor();
    expect(await page.locator('.first-rows tbody tr').count()).toBe(20);
    expect(await page.locator('.first-rows th').allInnerTexts()).toEqual(expect.arrayContaining(['楼栋', '姓名', '联系电话']));
    expect(await page.locator('.first-rows tbody').innerText()).toContain(roster.right[0]?.room);
    expect(await page.locator('.first-rows .wrong').count()).toBeGreaterThan(0);
    expect(await page.locator('.reasons li').count()).toBe(6);
    expect(await page.locator('.roster > .scroll-x:not(.first-rows) tbody tr').count()).toBe(rowsSpoilt);
    expect(await lead.barriers()).toEqual([]);

    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /下载需要更正/ }).click()]);
    const address = page.url();
    const begun = page.waitForResponse((answer) => answer.url().endsWith('/apply') && answer.ok());
    await page.getByRole('button', { name: /导入这/ }).click();
    await begun;
    await page.goto('about:blank');
    await page.goto(address);
    await page.getByText('导入完成').waitFor({ timeout: longestMs });

    await page.getByRole('button', { name: '换一个文件' }).click();
    await choose('huayi-corrected.xlsx', await mended(download, roster));
    await page.getByText(`${rowsSpoilt} 行可以导入`).waitFor();
    expect(await page.locator('.reasons').count()).toBe(0);
    await page.getByRole('button', { name: /导入这/ }).click();
    await page.getByText('导入完成').waitFor({ timeout: longestMs });
    await everythingIsIn(byMouse, roster);
    await lead.leave();
  }, 180_000);

  it('goes in by the keys alone, from the sign-in page to the last row', async () => {
    const roster = await spoiltRoster(byKeys.committee, byKeys.name);
    const lead = await Visitor.arrive(browser);
    const { keyboard } = lead.page;
    const { page } = lead;
    const tabTo = async (what: RegExp): Promise<void> => {
      const here = (): Promise<string> =>
        page.evaluate(
          'document.activeElement.matches("a, button, input") ? `${document.activeElement.id} ${document.activeElement.innerText}` : ""',
        );
      for (let tabs = 0; tabs < 80 && !what.test(await here()); tabs += 1) await keyboard.press('Tab');
      expect(await here()).toMatch(what);
    };
    const press = async (what: RegExp): Promise<void> => {
      await tabTo(what);
      await keyboard.press('Enter');
    };
    const choose = async (name: string, buffer: Buffer): Promise<void> => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(/选择文件/)]);
      await chooser.setFiles({ name, mimeType: xlsx, buffer });
    };

    await page.goto(boardUrl);
    await page.locator('#handle').waitFor();
    await tabTo(/^handle/);
    await keyboard.type(byKeys.handle);
    await tabTo(/^password/);
    await keyboard.type(password());
    await keyboard.press('Enter');
    await page.locator('#code').waitFor();
    await tabTo(/^code/);
    await keyboard.type(codeOf(byKeys.handle));
    await keyboard.press('Enter');
    await page.waitForURL(/\/area\//);
    await lead.shown();
    await keyboard.press('g');
    await keyboard.press('i');
    await page.waitForURL(/\/roster/);
    await lead.shown();

    await choose('huaer.xlsx', roster.file);
    await page.getByText(`${rowsSpoilt} 行需要更正`).first().waitFor({ timeout: longestMs });
    const [download] = await Promise.all([page.waitForEvent('download'), press(/下载需要更正/)]);
    await press(/导入这/);
    await page.getByText('导入完成').waitFor({ timeout: longestMs });
    await press(/换一个文件/);
    await choose('huaer-corrected.xlsx', await mended(download, roster));
    await page.getByText(`${rowsSpoilt} 行可以导入`).waitFor();
    await press(/导入这/);
    await page.getByText('导入完成').waitFor({ timeout: longestMs });
    await everythingIsIn(byKeys, roster);
    await lead.leave();
  }, 180_000);
});
