import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { rows } from '#testing/stack.js';
import { checkout } from '../../../tools/build.mjs';
import { askGraph, stack } from './graph.js';
import { openBrowser, phone, Visitor } from './visitor.js';

interface Own {
  myHouseholds: { residents: { name: { original: string }; phones: string[] }[] }[];
}
const own = '{ myHouseholds { residents { name { original } phones } } }';

const screen = '/area/310105000000/audit';

const linli = (...words: string[]) => {
  const cli = join(checkout, 'dist', 'apps', 'cli', 'src', 'main.js');
  return spawnSync(process.execPath, ['--no-warnings', cli, ...words], { encoding: 'utf8', env: { PATH: process.env['PATH'] } });
};

describe('an auditor before the ledger', () => {
  let browser: Browser;
  let auditor: Visitor;
  let page: Page;
  /** Everything that a service answered this auditor. */
  const answers: Promise<string>[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    auditor = await Visitor.arrive(browser);
    page = auditor.page;
    page.on('response', (response) => response.url().endsWith('/graphql') && answers.push(response.text().catch(() => '')));
    await auditor.signInAs('auditor');
  }, 60_000);
  afterAll(async () => {
    await auditor.leave();
    await browser.close();
  });

  it('finds whose whole names were seen, by what was done and why', async () => {
    expect(page.url()).toContain(screen);
    await page.locator('.audit-search select[name=action]').selectOption('resident.unmask');
    await page.locator('.audit-search select[name=purpose]').selectOption('identity_check');
    await page.locator('.audit-search button[type=submit]').click();
    await page.waitForURL(/purpose=identity_check/);
    await auditor.shown();
    const found = page.locator('.trail tbody tr');
    await found.first().waitFor();
    for (const row of await found.allInnerTexts()) expect(row).toMatch(/committee-worker.*查看完整姓名和号码.*核对身份/s);
    await page.reload();
    await auditor.shown();
    expect(await page.locator('.audit-search select[name=action]').inputValue()).toBe('resident.unmask');
  }, 30_000);

  it('opens an entry, whose proof holds in the browser and, downloaded, with the command line alone', async () => {
    await page.locator('.trail tbody button').first().click();
    await page.locator('.proof .verdict.go').waitFor();
    expect(await page.locator('.proof').innerText()).toMatch(/linli\.local\/ledger · linli\.local\/witness/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.save-proof').click()]);
    const file = join(stack().secretsDir, '..', download.suggestedFilename());
    await download.saveAs(file);
    const key = join(stack().secretsDir, 'ledger-verifier-key');
    const holds = linli('verify', 'inclusion', file, '--key', key);
    expect([holds.status, holds.stdout]).toEqual([0, expect.stringContaining('is in the ledger')]);
    writeFileSync(file, readFileSync(file, 'utf8').replace('identity-check', 'medical-care'));
    expect(linli('verify', 'inclusion', file, '--key', key).status).toBe(1);
  }, 30_000);

  it('follows one account to the people that it read, and to the entries about one of them', async () => {
    await auditor.goTo(`${screen}?view=readers`);
    await page.locator('.readers tbody button', { hasText: /^committee-worker$/ }).click();
    await page.locator('.ant-drawer tbody button').first().click();
    await page.waitForURL(/person=/);
    await auditor.shown();
    expect(await page.locator('.trail tbody tr').count()).toBeGreaterThan(0);
    await auditor.goTo(`${screen}?view=gaps`);
    await page.locator('.gaps .verdict.go').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('main .buttons button').first().click()]);
    expect(readFileSync(await download.path(), 'utf8')).toMatch(/registration\/\d/);
  }, 30_000);

  it('goes back page by page through the facts of the work', async () => {
    await auditor.goTo(`${screen}?facts=yes`);
    const found = page.locator('.trail tbody tr');
    await found.first().waitFor();
    expect(await found.count()).toBe(50);
    await page.locator('.trail > button').click();
    await found.nth(99).waitFor();
    const places = (await page.locator('.trail tbody tr td:first-child').allInnerTexts()).map((text) => Number(text.replace('#', '')));
    expect(new Set(places).size).toBe(100);
    expect(places).toEqual(places.toSorted((one, other) => other - one));
  }, 30_000);

  it('sees a changed entry and a suppressed record, whoever has the database in hand', async () => {
    const database = Object.assign(new URL(stack().database.adminUrl), { pathname: '/linli_audit' }).href;
    const busy = `SELECT key FROM ledger_entry WHERE topic = 'audit.access' GROUP BY key HAVING count(*) > 1`;
    const first = `(SELECT min(index) FROM ledger_entry WHERE topic = 'audit.access' AND sequence = 1 AND key IN (${busy}))`;
    const [entry] = await rows<{ index: string; leaf: string; key: string }>(
      database,
      `SELECT index, leaf, key FROM ledger_entry WHERE index = ${first}`,
    );
    // The database refuses to change a leaf; its superuser can make it.
    const write = (leaf: string, topic: string) =>
      rows(
        database,
        `SET session_replication_role = replica;
         UPDATE ledger_entry SET leaf = $leaf$${leaf}$leaf$, topic = '${topic}' WHERE index = ${entry?.index}`,
      );
    try {
      await write(entry?.leaf.replace('"allow"', '"deny"') ?? '', 'audit.elsewhere');
      await auditor.goTo(`${screen}?facts=yes&entry=${entry?.index}`);
      await page.locator('.proof .verdict.stop').waitFor();
      await auditor.goTo(`${screen}?view=gaps`);
      expect(await page.locator('.gaps [role=alert]').innerText()).toMatch(new RegExp(`缺少 1 条记录.*${entry?.key} 缺少编号 1`, 's'));
    } finally {
      await write(entry?.leaf ?? '', 'audit.access');
    }
    await page.locator('.gaps h2 button').click();
    await page.locator('.gaps .verdict.go').waitFor();
  }, 30_000);

  it('is told no name, phone or document number of anybody', async () => {
    const { myHouseholds } = await askGraph<Own>('resident', own, {});
    const people = myHouseholds.flatMap(({ residents }) => residents);
    const secrets = people.flatMap(({ name, phones }) => [name.original, ...phones, ...phones.map((one) => one.slice(3))]);
    expect(secrets.length).toBeGreaterThan(2);
    const all = (await Promise.all(answers)).join('\n');
    expect(all.includes('auditTrail')).toBe(true);
    expect(['"original"', '"phones"', '"documents"', '+86', ...secrets].filter((one) => all.includes(one))).toEqual([]);
  });

  it('meets no barrier on a phone in English and Japanese either', async () => {
    for (const language of ['en', 'ja'] as const) {
      const one = await Visitor.arrive(browser, { language, viewport: phone });
      await one.signInAs('auditor');
      for (const part of ['', '?view=readers', '?view=gaps', '?entry=1']) {
        await one.goTo(screen + part);
        if (part === '?entry=1') await one.page.locator('.proof .verdict').waitFor();
        expect(await one.barriers()).toEqual([]);
        expect(await one.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      }
      await one.leave();
    }
  }, 90_000);

  it('is alone there: a committee lead finds no ledger', async () => {
    const lead = await Visitor.arrive(browser);
    await lead.signInAs('committee-lead');
    await lead.goTo('/area/310105008020/audit');
    expect(await lead.page.locator('.notice').count()).toBe(1);
    await lead.leave();
  }, 30_000);
});
