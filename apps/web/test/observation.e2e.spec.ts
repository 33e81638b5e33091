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

  it('leaves out whom a worker knows better than the rule: for a reason of the list, with where the evidence lies', async () => {
    const visitor = await arriveAs('committee-worker');
    const { page } = visitor;
    const before = await found('proposed');
    await page
      .locator('.proposed-person')
      .first()
      .getByRole('button', { name: /不需要居家观察/ })
      .click();
    const send = page.getByRole('button', { name: '确认不需要' });
    await page.getByLabel('依据在哪里').fill(' ');
    await page.getByLabel('为什么不需要').selectOption('lives_elsewhere');
    expect(await send.isDisabled()).toBe(true);
    await page.getByLabel('依据在哪里').fill('登记簿 12');
    expect(await visitor.barriers()).toEqual([]);
    await send.click();
    await eventually(async () => (await found('proposed')).length === before.length - 1);
    const after = new Set((await found('proposed')).map(({ id }) => id));
    const [refused] = before.filter(({ id }) => !after.has(id));
    const query = 'query ($id: ID!) { observation(id: $id) { state refusedFor refusalEvidence } }';
    const { observation } = await askGraph<{ observation: object }>('committee-worker', query, { id: refused?.id });
    expect(observation).toEqual({ state: 'cancelled', refusedFor: 'lives_elsewhere', refusalEvidence: '登记簿 12' });
    await eventually(async () => (await page.locator('.proposed-person').count()) === before.length - 1);
  }, 60_000);

  it('shows whom a rule proposes by household, and starts the days of all of them with one tap', async () => {
    const { page } = await arriveAs('committee-worker');
    const proposed = await found('proposed');
    const households = page.locator('.proposed');
    await households.first().waitFor();
    const people = await households.first().locator('li').count();
    await households.first().getByRole('button', { name: /^开始/ }).click();
    await eventually(async () => (await found('proposed')).length === proposed.length - people);
  }, 60_000);

  it('begins by hand in the drawer of a household, from the day somebody came: proposed, then started', async () => {
    const visitor = await visitors.arriveAs('committee-worker');
    const { page } = visitor;
    await page.goto(`${boardUrl}/area/${committee}/rooms`);
    await page.locator('.building .room').first().click();
    await page.locator('.household').getByRole('button', { name: '提出居家观察' }).first().click();
    const form = page.locator('.at-home form');
    await form.getByLabel('从什么算起').selectOption('arrival');
    await form.getByLabel('哪一天').fill(new Date(Date.now() - dayMs).toISOString().slice(0, 10));
    expect(await visitor.barriers()).toEqual([]);
    const proposed = page.waitForResponse((response) => /ProposeObservation/.test(response.request().postData() ?? ''));
    await form.getByRole('button', { name: '提出', exact: true }).click();
    const { data } = (await (await proposed).json()) as { data: { proposeObservation: { id: string } } };
    await page.locator('.at-home', { hasText: '待确认' }).first().waitFor();
    await page.getByRole('button', { name: /^开始/ }).click();
    await page.locator('.at-home', { hasText: '进行中' }).first().waitFor();
    expect((await found('active')).some(({ id }) => id === data.proposeObservation.id)).toBe(true);
  }, 60_000);
});
