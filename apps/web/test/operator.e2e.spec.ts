import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { AccountLinked, AccountUnlinked } from '#contracts/registration.events.js';
import { eventHeaders } from '#messaging/event-record.js';
import { Broker } from '#messaging/kafka.js';
import { rows } from '#testing/stack.js';
import { databaseName, onDatabase } from '../../../deploy/database-urls.js';
import { hold, stack } from './graph.js';
import { openBrowser, phone, Visitor } from './visitor.js';

const committeePath = '310000000000.310105000000.310105008000.310105008020';
const jurisdiction = `${committeePath}.310105008020-001.310105008020-001-012.310105008020-001-012-0301`;

/** In the database of notifications, as its owner would. */
const alter = (statement: string): Promise<unknown> =>
  rows(onDatabase(stack().database.adminUrl, databaseName('notifications')), `ALTER TABLE linked_account ${statement}`);

/** A link of nobody to no household, and its end. */
async function tellOf(linkId: string): Promise<void> {
  const { kafka, topicPrefix } = stack();
  const broker = new Broker(kafka.brokers.split(','), 'operator-spec', topicPrefix);
  const value = JSON.stringify({ linkId, accountId: randomUUID(), householdId: randomUUID(), roomPath: jurisdiction });
  const facts = [AccountLinked, AccountUnlinked].map((contract, place) => {
    const about = { id: randomUUID(), key: linkId, sequence: place + 1, time: new Date(), jurisdiction };
    return { topic: contract.topic.name, key: linkId, value, headers: eventHeaders(contract, 'registration', about) };
  });
  await broker.publish(facts);
  await broker.close();
}

describe('an operator', () => {
  const linkId = randomUUID();
  let browser: Browser;
  let operator: Visitor;
  const row = () => operator.page.locator('.held-up', { hasText: linkId });
  const said = (words: RegExp) => row().locator('[role=status]', { hasText: words }).waitFor({ timeout: 15_000 });

  beforeAll(async () => {
    browser = await openBrowser();
    operator = await Visitor.arrive(browser);
    await operator.signInAs('operator');
  }, 60_000);
  afterAll(async () => {
    await operator.leave();
    await browser.close();
  });

  it('opens on every service, the gateway and the witness among them, each as it stands now', async () => {
    const cards = operator.page.locator('.services li');
    await operator.page.getByText('全部 9 个服务就绪').waitFor({ timeout: 30_000 });
    expect(await cards.count()).toBe(9);
    const texts = await cards.allInnerTexts();
    for (const name of ['网关', '见证服务', '审计服务', '身份服务']) expect(texts.some((text) => text.startsWith(name))).toBe(true);
    expect(await operator.page.locator('[data-service=audit]').innerText()).toMatch(/待处理消息/);
    expect(await operator.barriers()).toEqual([]);
  }, 60_000);

  it('sees what is parked, tries it, mends the cause, and replays it in order', async () => {
    await alter(`ADD CONSTRAINT not_now CHECK (link_id <> '${linkId}') NOT VALID`);
    try {
      await tellOf(linkId);
      await row().waitFor({ timeout: 60_000 });
      expect(await row().innerText()).toMatch(/处理出错/);
      await row().getByText('后面还有 1 条在等').waitFor({ timeout: 15_000 });
      expect(await row().innerText()).not.toContain('310105008020');
      await row().getByRole('button', { name: '先试一下' }).click();
      await said(/仍停住：处理出错/);
      expect(await row().getByRole('button', { name: '正式重放' }).count()).toBe(0);
    } finally {
      await alter('DROP CONSTRAINT not_now');
    }
    await row().getByRole('button', { name: '先试一下' }).click();
    await said(/可以处理 2 条，尚未改动/);
    expect(await operator.barriers()).toEqual([]);
    await row().getByRole('button', { name: '正式重放' }).click();
    await operator.page.locator('main > .said', { hasText: '已处理 2 条' }).waitFor();
    await row().waitFor({ state: 'detached' });
  }, 120_000);

  it('sets aside what will never be handled, for a reason from a list', async () => {
    const never = randomUUID();
    const its = operator.page.locator('.held-up', { hasText: never });
    await alter(`ADD CONSTRAINT never CHECK (link_id <> '${never}') NOT VALID`);
    try {
      await tellOf(never);
      await its.waitFor({ timeout: 60_000 });
      await its.locator('select').selectOption('OBSOLETE');
      await its.getByRole('button', { name: '确认搁置' }).click();
      await operator.page.locator('main > .said', { hasText: '已搁置' }).waitFor();
      await its.waitFor({ state: 'detached' });
    } finally {
      await alter('DROP CONSTRAINT never');
    }
  }, 120_000);

  it('is told which service does not answer, and loses nothing else', async () => {
    const letGo = hold('passes');
    try {
      await operator.page.locator('[data-service=passes].silent').waitFor({ timeout: 30_000 });
      // Another of them may be busy with what a spec beside this one asks; it answers again before the silent one does.
      await operator.page.locator('.services .ready').nth(7).waitFor({ timeout: 30_000 });
      expect(await operator.page.locator('.services .silent').count()).toBe(1);
    } finally {
      letGo();
    }
    await operator.page.locator('[data-service=passes].ready').waitFor({ timeout: 30_000 });
  }, 90_000);

  it('reads it in each language, on a phone as well; nobody else finds it', async () => {
    for (const language of ['en', 'ja', 'ko'] as const) {
      const other = await Visitor.arrive(browser, { language, viewport: phone });
      await other.signInAs('operator');
      await other.page.locator('.services li').first().waitFor();
      expect(await other.barriers()).toEqual([]);
      expect(await other.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      await other.leave();
    }
    const leader = await Visitor.arrive(browser);
    await leader.signInAs('district-leader');
    await leader.goTo('/area/310000000000/operator');
    expect(await leader.page.locator('main .notice').innerText()).toContain('不在您的工作范围内');
    await leader.leave();
  }, 90_000);
});
