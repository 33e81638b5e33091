import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '#testing/stack.js';
import { askGraph, committee } from './graph.js';
import { boardUrl, phone, Visitors } from './visitor.js';

interface Load {
  assignee: string | null;
  tasks: number;
}

const loadsQuery = 'query ($c: ID!) { workLoads(areaCode: $c) { assignee tasks } }';
const loads = async (): Promise<Load[]> =>
  (await askGraph<{ workLoads: Load[] }>('committee-lead', loadsQuery, { c: committee })).workLoads;
interface Held {
  id: string;
  assignee: string | null;
}
const listQuery = 'query ($c: ID!) { workList(areaCode: $c) { bundles { name tasks { id assignee } } } }';
/** The open tasks of each staircase. */
const staircases = async (): Promise<{ name: string; tasks: Held[] }[]> =>
  (await askGraph<{ workList: { bundles: { name: string; tasks: Held[] }[] } }>('committee-lead', listQuery, { c: committee })).workList
    .bundles;
/** Ten seconds to take it back, and the way to the service. */
const afterUndo = 20_000;
const today = `${boardUrl}/area/${committee}/today`;

/** The number of tasks on the card of somebody. */
const shownOn = async (page: Page, name: string): Promise<number> => {
  const card = await page.locator('.person-load', { hasText: name }).innerText();
  return Number(/(\d+) 项/.exec(card)?.[1]);
};

describe('the work of today', () => {
  const visitors = new Visitors();

  beforeAll(() => visitors.open(), 60_000);
  afterAll(() => visitors.leave());

  it('stands side by side for the lead: six people and what nobody has taken, as the graph has it', async () => {
    const { page } = await visitors.arriveAs('committee-lead');
    await page.goto(today);
    await page.locator('.person-load').first().waitFor();
    expect(await page.locator('.person-load').count()).toBe(7);
    const known = await loads();
    const free = known.find(({ assignee }) => assignee === null)?.tasks ?? 0;
    expect(await shownOn(page, '还没有人接')).toBe(free);
    const handed = known.filter(({ assignee }) => assignee !== null);
    expect(handed.length).toBeGreaterThan(1);
    await page.locator('.person-load', { hasText: 'chen-min' }).click();
    await eventually(async () => (await page.locator('.task').count()) === (await shownOn(page, 'chen-min')));
    expect(page.url()).toContain('of=');
    await page.locator('.person-load', { hasText: 'chen-min' }).click();
    await eventually(async () => !page.url().includes('of='));
  }, 60_000);

  it('goes to a colleague with the keys alone, is taken back within ten seconds, and a second tab sees it', async () => {
    const lead = await visitors.arriveAs('committee-lead');
    const { page } = lead;
    await page.goto(today);
    const card = page.locator('.person-load', { hasText: 'xu-jing' });
    await card.waitFor();
    const other = await lead.anotherTab();
    await other.goto(today);
    await other.locator('.person-load').first().waitFor();
    const before = await shownOn(page, 'xu-jing');
    const giveFirst = async (): Promise<void> => {
      await page.locator('.task', { hasNotText: 'xu-jing' }).locator('.hand-over button').first().focus();
      await page.keyboard.press('Enter');
      await page.locator('.hand-over-to button', { hasText: 'xu-jing' }).focus();
      await page.keyboard.press('Enter');
    };
    await giveFirst();
    await page.getByRole('button', { name: '撤销：交给 xu-jing' }).click();
    expect(await page.getByRole('button', { name: '撤销：交给 xu-jing' }).count()).toBe(0);
    await giveFirst();
    await eventually(async () => (await shownOn(page, 'xu-jing')) === before + 1, afterUndo);
    await eventually(async () => (await shownOn(other, 'xu-jing')) === before + 1);
  }, 90_000);

  it('goes a staircase at once on a phone, also when the screen is left', async () => {
    const { page } = await visitors.arriveAs('committee-lead', { viewport: phone });
    await page.goto(today);
    const staircase = page.locator('.bundle', { has: page.locator('h2 .hand-over') }).first();
    await staircase.waitFor();
    const before = (await staircases()).find(({ tasks }) => tasks.length > 1)?.tasks ?? [];
    expect(new Set(before.map(({ assignee }) => assignee)).size).toBeGreaterThan(1);
    await staircase.locator('h2 .hand-over button').first().click();
    await staircase.locator('h2 .hand-over-to button', { hasText: 'gu-wei' }).click();
    const given = page.waitForRequest((request) => /HandOverTasks/.test(request.postData() ?? ''));
    await page.getByRole('link', { name: '看板', exact: true }).click();
    const { variables } = (await given).postDataJSON() as { variables: { to: string } };
    // An observation that another spec ends meanwhile takes its tasks with it; of the others each has its new holder.
    const left = await eventually(async () => {
      const open = (await staircases()).flatMap(({ tasks }) => tasks).filter(({ id }) => before.some((task) => task.id === id));
      return open.every(({ assignee }) => assignee === variables.to) && open;
    });
    expect(left.length).toBeGreaterThan(before.length / 2);
  }, 90_000);
});
