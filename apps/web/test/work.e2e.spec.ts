import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#testing/stack.js';
import { askGraph, committee } from './graph.js';
import { boardUrl, phone, Visitors } from './visitor.js';

const samples = join(import.meta.dirname, '..', '..', '..', 'samples');

const roomsQuery = 'query ($c: ID!) { area(code: $c) { coverage { rooms } } }';

describe('the work of a committee', () => {
  const visitors = new Visitors();

  beforeAll(() => visitors.open(), 60_000);
  afterAll(() => visitors.leave());

  it('lets a volunteer on a phone record a visit; what was typed before a reload is still there', async () => {
    const { page } = await visitors.arriveAs('volunteer', { viewport: phone });
    expect(page.url()).toBe(`${boardUrl}/area/${committee}/rooms`);
    await page.getByRole('button', { name: '看清单' }).click();
    const first = page.locator('.missing-rooms li button').first();
    await first.click();
    await page.getByLabel('留条编号').fill('D0042');
    await page.reload();
    await first.click();
    expect(await page.getByLabel('留条编号').inputValue()).toBe('D0042');
    await page.getByRole('button', { name: '无人在家' }).click();
    await page.locator('.tried li', { hasText: 'D0042' }).waitFor();
    expect(await page.getByLabel('留条编号').inputValue()).toBe('');
  }, 60_000);

  it('shows a worker 1,566 rooms as houses, walks through them by arrow, and who lives there for a purpose only', async () => {
    const { page } = await visitors.arriveAs('committee-worker');
    await page.goto(`${boardUrl}/area/${committee}/rooms`);
    await page.locator('.building').first().waitFor();
    const { area } = await askGraph<{ area: { coverage: { rooms: number } } }>('committee-worker', roomsQuery, { c: committee });
    expect(area.coverage.rooms).toBeGreaterThanOrEqual(1_566);
    expect(await page.locator('.buildings .room').count()).toBe(area.coverage.rooms);
    await page.locator('.building .room').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const walkedTo = await page.evaluate('document.activeElement.textContent');
    expect(walkedTo).toMatch(/^502/);
    await page.keyboard.press('Enter');
    const people = page.locator('.household li code').first();
    await people.waitFor();
    expect(await people.innerText()).toContain('*');
    await page.getByLabel('选择用途').first().selectOption('epidemic_investigation');
    await page.getByText('本次查看已记录').first().waitFor();
    expect(await people.innerText()).not.toContain('*');
    await page.keyboard.press('Escape');
    await people.waitFor({ state: 'detached' });
  }, 60_000);

  it('shows those who look after people what each of a room answered, and a volunteer nothing of it', async () => {
    const worker = await visitors.arriveAs('committee-worker');
    const { page } = worker;
    await page.goto(`${boardUrl}/area/${committee}/rooms`);
    await page.locator('.building .room.answered').first().click();
    const answers = page.locator('.household .answers').first();
    await answers.waitFor();
    if ((await answers.getAttribute('open')) === null) await answers.locator('summary').click();
    expect(await answers.locator('dt').count()).toBeGreaterThan(2);
    expect(await answers.locator('dt').first().innerText()).toMatch(/[？?。]/);
    expect(await worker.barriers()).toEqual([]);
    const { page: volunteer } = await visitors.arriveAs('volunteer');
    let asked = false;
    volunteer.on('request', (request) => (asked ||= /RoomAnswers/.test(request.postData() ?? '')));
    await volunteer.goto(`${boardUrl}/area/${committee}/rooms`);
    await volunteer.locator('.building .room.answered').first().click();
    await volunteer.locator('.room-now').waitFor();
    expect(await volunteer.locator('.answers').count()).toBe(0);
    expect(asked).toBe(false);
  }, 60_000);

  it('lets a doctor enter a temperature with the keys alone', async () => {
    const { page } = await visitors.arriveAs('doctor');
    await page.goto(`${boardUrl}/area/${committee}/observation`);
    const row = page.locator('.observed-row').first();
    await row.getByRole('button', { name: '录入体温' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('365');
    await page.keyboard.press('Enter');
    await page.locator('.reading').waitFor({ state: 'detached' });
    expect(await page.locator('.box.normal, .box.other').count()).toBeGreaterThan(0);
  }, 60_000);

  it('takes a slip back, and does what was tapped when the screen is left', async () => {
    const { page } = await visitors.arriveAs('committee-worker');
    const count = async (): Promise<number> => page.locator('.task').count();
    await page.locator('.task').first().waitFor();
    const before = await count();
    const first = page.locator('.task').first();
    await first.getByRole('button', { name: '完成' }).click();
    await first.getByRole('button', { name: '撤销' }).click();
    expect(await first.getByRole('button', { name: '完成' }).count()).toBe(1);
    await first.getByRole('button', { name: '不需要' }).click();
    const finished = page.waitForResponse((answer) => /FinishTask/.test(answer.request().postData() ?? ''));
    await page.getByRole('link', { name: '看板', exact: true }).click();
    await finished;
    await page.getByRole('link', { name: '今日待办' }).click();
    await eventually(async () => (await count()) === before - 1);
  }, 60_000);

  it('imports a roster in four steps; the rows to correct come back as a file, and the way is found again after a reload', async () => {
    const { page } = await visitors.arriveAs('committee-lead');
    await page.getByRole('link', { name: '名册导入' }).click();
    await page.locator('input[type=file]').setInputFiles(join(samples, 'roster-with-errors.xlsx'));
    await page.getByText('行需要更正').first().waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /下载需要更正/ }).click();
    expect((await download).suggestedFilename()).toBe('linli-roster-errors.xlsx');
    await page.reload();
    await page.getByRole('button', { name: /导入这/ }).click();
    await page.getByText('导入完成').waitFor({ timeout: 40_000 });
  }, 90_000);
});
