import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#testing/stack.js';
import { askGraph, committee } from './graph.js';
import { boardUrl, phone, type Visitor, Visitors } from './visitor.js';

interface Found {
  observations: { edges: { node: { id: string; endsAt: string; changes: { state: string }[] } }[] };
}
const query = (states: string): string =>
  `query ($c: ID!) { observations(areaCode: $c, states: [${states}], first: 100) { edges { node { id endsAt changes { state } } } } }`;
const found = async (states: string) => {
  const { observations } = await askGraph<Found>('committee-worker', query(states), { c: committee });
  return observations.edges.map(({ node }) => node);
};
const screen = `${boardUrl}/area/${committee}/observation`;
const dayMs = 86_400_000;

describe('the observation board', () => {
  const visitors = new Visitors();
  const arriveAs = async (role: string, options = {}): Promise<Visitor> => {
    const visitor = await visitors.arriveAs(role, options);
    await visitor.page.goto(screen);
    await visitor.page.locator('.observed-row').first().waitFor();
    return visitor;
  };

  beforeAll(() => visitors.open(), 60_000);
  afterAll(() => visitors.leave());

  it('moves an end when a worker has asked with the keys alone and a doctor has agreed; other tabs of the worker follow', async () => {
    const worker = await arriveAs('committee-worker');
    const { page } = worker;
    const before = await found('active, extended');
    const waiting = await page.locator('.end-asked').count();
    const row = page.locator('.observed-row', { hasNot: page.locator('.end-asked') }).first();
    await row.getByRole('button', { name: '更改结束时间' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('天数').fill('2');
    const evidence = `T-${Date.now()}`;
    await page.getByLabel('依据在哪里').fill(evidence);
    const other = await worker.anotherTab();
    await other.goto(screen);
    await other.locator('.observed-row').first().waitFor();
    await page.getByLabel('依据在哪里').focus();
    await page.keyboard.press('Enter');
    await page.locator('.end-asked', { hasText: evidence }).waitFor();
    await eventually(async () => (await other.locator('.end-asked').count()) === waiting + 1);
    expect(await page.locator('.end-asked', { hasText: evidence }).getByRole('button').count()).toBe(0);
    const { page: doctor } = await arriveAs('doctor', { viewport: phone });
    await doctor.locator('.end-asked', { hasText: evidence }).getByRole('button', { name: '同意', exact: true }).click();
    await doctor.locator('.end-asked', { hasText: evidence }).waitFor({ state: 'detached' });
    const after = await found('active, extended');
    const moved = before.filter(({ id, endsAt }) => after.find((one) => one.id === id)?.endsAt !== endsAt);
    expect(moved).toHaveLength(1);
    const now = after.find(({ id }) => id === moved[0]?.id);
    expect(Date.parse(now?.endsAt ?? '') - Date.parse(moved[0]?.endsAt ?? '')).toBe(2 * dayMs);
  }, 90_000);

  it('says to another of the same unit that somebody of another one has to agree', async () => {
    const visitor = await arriveAs('committee-worker');
    const { page: worker } = visitor;
    const evidence = `S-${Date.now()}`;
    await worker.getByRole('button', { name: '更改结束时间' }).last().click();
    await worker.getByLabel('怎样改').selectOption('end_early');
    expect(await worker.getByLabel('天数').count()).toBe(0);
    expect(await visitor.barriers()).toEqual([]);
    await worker.getByLabel('依据在哪里').fill(evidence);
    await worker.reload();
    await worker.getByRole('button', { name: '更改结束时间' }).last().click();
    expect(await worker.getByLabel('依据在哪里').inputValue()).toBe(evidence);
    await worker.getByLabel('怎样改').selectOption('end_early');
    await worker.getByRole('button', { name: '提出' }).click();
    await worker.locator('.end-asked', { hasText: evidence }).waitFor();
    const { page: lead } = await arriveAs('committee-lead');
    const asked = lead.locator('.end-asked', { hasText: evidence });
    await asked.getByRole('button', { name: '同意', exact: true }).click();
    await asked.getByRole('alert').waitFor();
    const { page: doctor } = await arriveAs('doctor');
    await doctor.locator('.end-asked', { hasText: evidence }).getByRole('button', { name: '不同意' }).click();
    await doctor.locator('.end-asked', { hasText: evidence }).waitFor({ state: 'detached' });
  }, 90_000);

  it('shows whom a rule proposes by household, and starts the days of all of them with one tap', async () => {
    const { page } = await arriveAs('committee-worker');
    const proposed = await found('proposed');
    const households = page.locator('.proposed');
    await households.first().waitFor();
    const people = await households.first().locator('li').count();
    await households.first().getByRole('button').click();
    await eventually(async () => (await found('proposed')).length === proposed.length - people);
  }, 60_000);
});
