import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '#testing/stack.js';
import { askGraph, committee } from './graph.js';
import { boardUrl, phone, type Visitor, Visitors } from './visitor.js';

interface Visit {
  worker: string | null;
  doctor: string | null;
  condition: string;
  temperature: number | null;
  needs: string[];
  nextVisitAt: string | null;
}
const visitsQuery = 'query ($id: ID!) { observation(id: $id) { visits { worker doctor condition temperature needs nextVisitAt } } }';
const visitsOf = async (id: string): Promise<Visit[]> =>
  (await askGraph<{ observation: { visits: Visit[] } }>('committee-worker', visitsQuery, { id })).observation.visits;

interface Call {
  outcome: string;
  temperature: number | null;
  symptoms: string[];
  needs: string[];
  note: string | null;
}
const callsQuery = 'query ($id: ID!) { observation(id: $id) { calls { outcome temperature symptoms needs note } } }';
const callsOf = async (id: string): Promise<Call[]> =>
  (await askGraph<{ observation: { calls: Call[] } }>('committee-worker', callsQuery, { id })).observation.calls;

interface Task {
  id: string;
  kind: string;
  residentId: string | null;
}
const listQuery = 'query ($c: ID!) { workList(areaCode: $c, workers: 30) { bundles { tasks { id kind residentId } } } }';
const openTasks = async (): Promise<Task[]> => {
  const { workList } = await askGraph<{ workList: { bundles: { tasks: Task[] }[] } }>('committee-lead', listQuery, { c: committee });
  return workList.bundles.flatMap(({ tasks }) => tasks);
};

/** What two tabs send goes on its way only when both have sent it, however slow the machine is. */
async function together({ context }: Visitor, operation: RegExp): Promise<void> {
  const both = Promise.withResolvers<void>();
  let sent = 0;
  await context.route('**/graphql', async (route) => {
    if (operation.test(route.request().postData() ?? '')) {
      sent += 1;
      if (sent === 2) both.resolve();
      await both.promise;
    }
    await route.fallback();
  });
}

const board = `${boardUrl}/area/${committee}/observation`;
/** Whose drawer is open: it stands in the address. */
const openedIn = (page: Page): string => /care=[a-z]+\.([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
const drawer = (page: Page) => page.getByRole('dialog');

describe('what is done about somebody at home', () => {
  const visitors = new Visitors();
  const arriveAs = async (role: string, options = {}): Promise<Visitor> => {
    const visitor = await visitors.arriveAs(role, options);
    await visitor.page.goto(board);
    await visitor.page.locator('.observed-row').first().waitFor();
    return visitor;
  };

  beforeAll(() => visitors.open(), 60_000);
  afterAll(() => visitors.leave());

  it('is a visit of a worker and a doctor: what was typed outlives a reload, and sent from two tabs it is one visit', async () => {
    const worker = await arriveAs('committee-worker');
    const { page } = worker;
    await page.locator('.observed-row').last().getByRole('button', { name: '走访', exact: true }).click();
    await drawer(page).getByLabel('不舒服').check();
    await drawer(page).getByLabel('体温').fill('46');
    await drawer(page).getByText('例如 36.5').waitFor();
    expect(await drawer(page).getByRole('button', { name: '保存走访' }).isDisabled()).toBe(true);
    await drawer(page).getByLabel('体温').fill('365');
    await drawer(page).getByLabel('同去的医生').selectOption({ index: 1 });
    await drawer(page).getByLabel('买药').check();
    expect(await worker.barriers()).toEqual([]);
    await page.reload();
    expect(await drawer(page).getByLabel('体温').inputValue()).toBe('365');
    expect(await drawer(page).getByLabel('买药').isChecked()).toBe(true);
    const id = openedIn(page);
    const before = await visitsOf(id);
    const other = await worker.anotherTab();
    await other.goto(page.url());
    await drawer(other).getByLabel('不舒服').check();
    await drawer(other).getByLabel('体温').fill('36.5');
    await drawer(other).getByLabel('同去的医生').selectOption({ index: 1 });
    await drawer(other).getByLabel('买药').check();
    await together(worker, /mutation RecordVisit/);
    await Promise.all([page, other].map((tab) => drawer(tab).getByRole('button', { name: '保存走访' }).click()));
    await drawer(page).locator('.care-history li', { hasText: '不舒服' }).first().waitFor();
    await drawer(other).locator('.care-history li', { hasText: '不舒服' }).first().waitFor();
    const after = await visitsOf(id);
    expect(after).toHaveLength(before.length + 1);
    expect(after[0]).toMatchObject({ condition: 'unwell', temperature: 36.5, needs: ['medicine'], doctor: expect.any(String) });
  }, 90_000);

  it('is on the work list of a doctor with a phone: the visit ends the task that sent them, and names who came along', async () => {
    const { page } = await visitors.arriveAs('doctor', { viewport: phone });
    const task = (await openTasks()).find(({ residentId, kind }) => residentId !== null && kind === 'slot_missed');
    await page.goto(`${boardUrl}/area/${committee}/today?workers=30&care=visit.${task?.id}`);
    await drawer(page).getByLabel('良好').check();
    await drawer(page).getByLabel('体温').fill('36,4');
    await drawer(page).getByLabel('怎样量的').selectOption('ear');
    await drawer(page).getByLabel('同去的社区工作者').selectOption({ label: 'chen-min' });
    const sent = page.waitForRequest((request) => /RecordVisit/.test(request.postData() ?? ''));
    await drawer(page).getByRole('button', { name: '保存走访' }).click();
    const { variables } = (await sent).postDataJSON() as { variables: { input: { observationId: string } } };
    await drawer(page).waitFor({ state: 'detached' });
    await eventually(async () => !(await openTasks()).some(({ id }) => id === task?.id));
    const [visit] = await visitsOf(variables.input.observationId);
    expect(visit).toMatchObject({ condition: 'well', temperature: 36.4, needs: [] });
    expect(visit?.worker).not.toBeNull();
    expect(visit?.doctor).not.toBeNull();
  }, 60_000);

  it('is a call by a script: what was typed outlives a reload, sent from two tabs it is one call, and two that reach nobody say so', async () => {
    const worker = await arriveAs('committee-worker');
    const { page } = worker;
    const row = page.locator('.observed-row').last();
    await row.getByRole('button', { name: '打电话', exact: true }).click();
    const script = drawer(page).locator('.call-script li');
    await script.first().waitFor();
    expect(await script.count()).toBe(6);
    expect(await drawer(page).locator('.call-script').innerText()).toContain('居委会');
    expect(await drawer(page).locator('.call-script').innerText()).not.toContain('{');
    const id = openedIn(page);
    const before = (await callsOf(id)).length;
    const save = (tab: Page) => drawer(tab).getByRole('button', { name: '保存通话' });
    expect(await save(page).isDisabled()).toBe(true);
    for (const times of [1, 2]) {
      await drawer(page).getByLabel('没人接').check();
      await save(page).click();
      await eventually(async () => (await callsOf(id)).length === before + times);
      await eventually(() => save(page).isDisabled());
    }
    await drawer(page).locator('.unreached', { hasText: '连续 2 次' }).waitFor();
    await page.locator('.observed-row .unreached.stop').first().waitFor();
    await drawer(page).getByLabel('打通了').check();
    await drawer(page).getByLabel('体温').fill('366');
    await drawer(page).getByLabel('咳嗽').check();
    await drawer(page).getByLabel('买菜').check();
    await drawer(page).getByLabel('备注').fill('下午再打一次');
    expect(await worker.barriers()).toEqual([]);
    await page.reload();
    expect(await drawer(page).getByLabel('备注').inputValue()).toBe('下午再打一次');
    const other = await worker.anotherTab();
    await other.goto(page.url());
    await drawer(other).getByLabel('打通了').check();
    await together(worker, /mutation RecordCall/);
    await Promise.all([page, other].map((tab) => save(tab).click()));
    await drawer(page).locator('.care-history li', { hasText: '打通了' }).first().waitFor();
    await eventually(async () => (await drawer(page).locator('.unreached').count()) === 0);
    const calls = await callsOf(id);
    expect(calls).toHaveLength(before + 3);
    expect(calls.map(({ outcome }) => outcome).slice(0, 3)).toEqual(['reached', 'not_reached', 'not_reached']);
  }, 90_000);

  it('refuses a note with a number in it, and says why', async () => {
    const { page } = await arriveAs('committee-worker');
    await page.locator('.observed-row').first().getByRole('button', { name: '打电话', exact: true }).click();
    await drawer(page).getByLabel('不愿意说').check();
    await drawer(page).getByLabel('备注').fill('改打 5555 1234');
    await drawer(page).getByRole('button', { name: '保存通话' }).click();
    await drawer(page).getByRole('alert').waitFor();
    expect(await drawer(page).getByRole('alert').innerText()).toContain('不写姓名');
    expect(await drawer(page).getByLabel('备注').inputValue()).toBe('改打 5555 1234');
  }, 60_000);

  it('is a call from the work list with a phone: nobody answers and the task stays, they answer and it is done', async () => {
    const { page } = await visitors.arriveAs('committee-worker', { viewport: phone });
    const task = (await openTasks()).find(({ residentId, kind }) => residentId !== null && kind === 'slot_missed');
    const opened = `${boardUrl}/area/${committee}/today?workers=30&care=call.${task?.id}`;
    const recordAs = async (outcome: string): Promise<void> => {
      await page.goto(opened);
      await drawer(page).getByLabel(outcome).check();
      await drawer(page).getByRole('button', { name: '保存通话' }).click();
      await drawer(page).waitFor({ state: 'detached' });
    };
    await recordAs('没人接');
    await page.locator('.task .unreached').first().waitFor();
    expect((await openTasks()).some(({ id }) => id === task?.id)).toBe(true);
    await recordAs('打通了');
    await eventually(async () => !(await openTasks()).some(({ id }) => id === task?.id));
  }, 60_000);
});
