import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { eventually } from '#testing/stack.js';
import { askGraph, committee, hold, subdistrict } from './graph.js';
import { boardUrl, openBrowser, Visitor } from './visitor.js';

const missingQuery = `query ($c: ID!) { area(code: $c) { coverage { campaignId ended missing } } }`;
const oneMissing = `query ($id: ID!, $c: ID!) { missingRooms(campaignId: $id, areaCode: $c, first: 1) { edges { node { id } } } }`;
const record = `mutation ($a: [AttemptInput!]!) { recordAttempts(attempts: $a) { accepted } }`;

/** A committee in which the other specs do nothing. */
const besideCode = '310105008012';
const beside = `committee-worker-${besideCode}`;

/** Somebody says no at the door, which ends the room. */
async function endOneRoom(): Promise<void> {
  const { area } = await askGraph<{ area: { coverage: { campaignId: string } } }>(beside, missingQuery, { c: besideCode });
  const found = await askGraph<{ missingRooms: { edges: { node: { id: string } }[] } }>(beside, oneMissing, {
    ...{ id: area.coverage.campaignId, c: besideCode },
  });
  const attempt = { targetId: found.missingRooms.edges[0]?.node.id, channel: 'door', outcome: 'refused', at: new Date() };
  await askGraph(beside, record, { a: [{ ...attempt, requestId: randomUUID() }] });
}

describe('a board when not all is well', () => {
  let browser: Browser;
  let officer: Visitor;

  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  beforeEach(async () => {
    officer = await Visitor.arrive(browser);
    await officer.signInAs('subdistrict-officer');
  }, 60_000);
  afterEach(() => officer.context.close());
  afterAll(() => browser.close());

  const missing = (): Promise<string> => officer.page.locator('.figure').first().locator('.of').innerText();

  it('shows a change within two seconds of its event, in every tab', async () => {
    const other = await officer.anotherTab();
    await other.goto(`${boardUrl}/area/${subdistrict}/board`);
    await other.locator('.live.on').waitFor();
    const before = await missing();
    await endOneRoom();
    const began = performance.now();
    await eventually(async () => (await missing()) !== before);
    expect(performance.now() - began).toBeLessThan(2_000);
    await eventually(async () => (await other.locator('.figure').first().locator('.of').innerText()) === (await missing()));
  }, 60_000);

  it('keeps the last figures of a service that hangs, says which and from when, and goes on when it is back', async () => {
    const letGo = hold('screening');
    try {
      await officer.page.reload();
      await officer.page.getByText('排查与观察服务暂时没有回应').waitFor({ timeout: 30_000 });
      expect(await missing()).toBe('暂无数据');
      expect(await officer.page.locator('.figure').nth(1).locator('.big').innerText()).toMatch(/\d/);
    } finally {
      letGo();
    }
    await officer.page.getByText('暂时没有回应').waitFor({ state: 'hidden', timeout: 30_000 });
    await eventually(async () => /\d/.test(await missing()), 20_000);
  }, 90_000);

  it('says that there is no network and keeps what it shows', async () => {
    const before = await missing();
    await officer.context.setOffline(true);
    await officer.page.getByText('网络已断开').waitFor();
    expect(await missing()).toBe(before);
    await officer.context.setOffline(false);
    await officer.page.getByText('网络已断开').waitFor({ state: 'hidden' });
  }, 60_000);

  it('comes back by itself when it is asked to come back later', async () => {
    let refused = 0;
    await officer.context.route('**/graphql', async (route) => {
      if (refused >= 2 || !route.request().postData()?.includes('query Board(')) return route.continue();
      refused += 1;
      const extensions = { code: 'TRY_LATER', params: { seconds: 1 }, requestId: 'r' };
      const headers = { 'content-type': 'application/graphql-response+json', 'retry-after': '1' };
      return route.fulfill({ status: 503, headers, body: JSON.stringify({ errors: [{ message: 'busy', extensions }] }) });
    });
    await officer.page.reload();
    await eventually(async () => /\d/.test(await missing()), 20_000);
    expect(refused).toBe(2);
    expect(await officer.page.getByText('busy').count()).toBe(0);
  }, 60_000);

  it('says who can help where somebody has no right', async () => {
    await officer.goTo(`/area/${committee}/roster`);
    expect(await officer.page.locator('main').innerText()).toContain('这里不在您的工作范围内');
    await officer.goTo('/area/310105999999/board');
    expect(await officer.page.locator('main').innerText()).toContain('没有这个区域');
  }, 60_000);

  it('signs out every tab at once', async () => {
    const other = await officer.anotherTab();
    await other.goto(`${boardUrl}/area/${subdistrict}/board`);
    await other.locator('main h1').waitFor();
    await officer.page.locator('[popovertarget=person-menu]').click();
    await officer.page.getByRole('button', { name: '退出' }).click();
    await officer.page.locator('button[name=logout]').click();
    await officer.page.locator('button[name=demo]').first().waitFor();
    await other.locator('button[name=demo]').first().waitFor();
  }, 60_000);
});
