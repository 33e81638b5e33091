import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { pagesOf } from '#testing/pdf-text.js';
import { eventually, rows } from '#testing/stack.js';
import { askGraph, hold, stack, subdistrict, tokenOf } from './graph.js';
import { openBrowser, Visitor } from './visitor.js';

type Counts = Record<string, number>;

interface Figures {
  area: Record<'masks' | 'observation' | 'arrivals' | 'gateFlow' | 'reach', Counts> & {
    children: { name: { zh: string }; coverage: Counts | null }[];
  };
}

const question = `query ($code: ID!) { area(code: $code) {
  masks { booked collected remaining } observation { active due late missed fever } arrivals { expected arrived deferred }
  gateFlow { checks admitted refused referred } reach { targeted delivered read }
  children { name { zh } coverage { rooms ended missing } } } }`;

const number = (count: number | undefined): string => (count ?? 0).toLocaleString('zh-CN');

async function briefOf(handle: string, code: string, language = 'zh'): Promise<Response> {
  const headers = { authorization: `Bearer ${await tokenOf(handle)}`, 'x-linli-language': language };
  return fetch(`${stack().publicUrl}/api/briefs/${code}/brief.pdf`, { headers });
}

/** What the sheet has to say of these figures, in Chinese. */
function sentences({ area: { masks, observation, arrivals, gateFlow, reach, children } }: Figures): string[] {
  const sum = (name: string): number => children.reduce((total, { coverage }) => total + (coverage?.[name] ?? 0), 0);
  const missing = children.filter(({ coverage }) => coverage?.['missing']);
  return [
    `${number(sum('ended'))} / ${number(sum('rooms'))} 户，缺 ${number(sum('missing'))} 户`,
    `余 ${number(masks['remaining'])} 份，已领 ${number(masks['collected'])} 份`,
    number(masks['booked']),
    `待报 ${number(observation['due'])} · 迟报 ${number(observation['late'])} · 漏报 ${number(observation['missed'])} · 发热 ${number(observation['fever'])}`,
    number(observation['active']),
    ...missing.map(({ name, coverage }) => `${name.zh}   缺 ${number(coverage?.['missing'])} 户，共 ${number(coverage?.['rooms'])} 户`),
    `预计 ${number(arrivals['expected'])} 人，已到 ${number(arrivals['arrived'])} 人，推迟 ${number(arrivals['deferred'])} 人`,
    `查验 ${number(gateFlow['checks'])} 次：放行 ${number(gateFlow['admitted'])}，拒绝 ${number(gateFlow['refused'])}，转人工 ${number(gateFlow['referred'])}`,
    `应达 ${number(reach['targeted'])} 户，送达 ${number(reach['delivered'])} 户，已读 ${number(reach['read'])} 户`,
  ];
}

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');

describe('the daily brief', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  it('says on one sheet what the graph says, to the digit', async () => {
    const officer = await Visitor.arrive(browser);
    await officer.signInAs('subdistrict-officer');
    await officer.goTo(`/area/${subdistrict}/board`);
    const now = () => askGraph<Figures>('subdistrict-officer', question, { code: subdistrict });
    const printed = async (): Promise<string[]> => {
      const [saved] = await Promise.all([
        officer.page.waitForEvent('download'),
        officer.page.getByRole('button', { name: '日报', exact: true }).click(),
      ]);
      return pagesOf(new Response(readFileSync(await saved.path())));
    };
    let [figures, pages, after] = [await now(), await printed(), await now()];
    // Specs beside this one book, check and report: a sheet is compared with figures that stood still while it was made.
    for (let turn = 0; turn < 9 && JSON.stringify(figures) !== JSON.stringify(after); turn += 1) {
      [figures, pages, after] = [after, await printed(), await now()];
    }
    expect(pages.length).toBe(1);
    const text = squeezed(pages[0] ?? '');
    for (const sentence of sentences(figures)) expect(text).toContain(squeezed(sentence));
    expect(text).toMatch(/每日简报·仙霞新村街道.*截至\d\d:\d\d.*第1页，共1页/);
    await officer.leave();
  }, 60_000);

  it('of the morning is fetched by its button; where none was made, that is said and is no fault', async () => {
    const { adminUrl } = stack().database;
    const url = Object.assign(new URL(adminUrl), { pathname: '/linli_notifications' }).href;
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
    await rows(url, 'DELETE FROM daily_brief WHERE area_code = $1', [subdistrict]);
    const officer = await Visitor.arrive(browser);
    await officer.signInAs('subdistrict-officer');
    await officer.goTo(`/area/${subdistrict}/board`);
    const ofMorning = officer.page.getByRole('button', { name: '08:00 日报', exact: true });
    await ofMorning.click();
    await officer.page.getByRole('alert').filter({ hasText: '今天没有 08:00 的日报' }).waitFor();
    await rows(url, `INSERT INTO due_work (kind, key, due_at) VALUES ('brief.area', $1, now())`, [`${today} ${subdistrict}`]);
    await eventually(async () => (await rows(url, 'SELECT 1 FROM daily_brief WHERE area_code = $1', [subdistrict])).length > 0, 30_000);
    const [saved] = await Promise.all([officer.page.waitForEvent('download'), ofMorning.click()]);
    expect(saved.suggestedFilename()).toMatch(/08.00 日报.*\.pdf$/);
    const [page = ''] = await pagesOf(new Response(readFileSync(await saved.path())));
    expect(squeezed(page)).toContain('每日简报·仙霞新村街道');
    expect(await officer.page.getByRole('alert').count()).toBe(0);
    await officer.leave();
  }, 90_000);

  it('is one sheet in each language, for a district as well, and names nobody', async () => {
    for (const [language, title] of [
      ['zh', '每日简报'],
      ['en', 'Daily brief'],
      ['ja', '日報'],
      ['ko', '일일 보고'],
    ] as const) {
      const pages = await pagesOf(await briefOf('district-leader', '310105000000', language));
      expect(pages.length).toBe(1);
      expect(squeezed(pages[0] ?? '')).toContain(squeezed(title));
      expect(pages[0]).not.toContain('□');
    }
  }, 60_000);

  it('hides from a leader the small counts that the board hides', async () => {
    const { area } = await askGraph<{ area: { observation: { fever: number | null } } }>(
      'district-leader',
      'query ($code: ID!) { area(code: $code) { observation { fever } } }',
      { code: subdistrict },
    );
    const [page = ''] = await pagesOf(await briefOf('district-leader', subdistrict));
    expect(squeezed(page)).toContain(`发热${area.observation.fever === null ? '<5' : number(area.observation.fever)}`);
  }, 60_000);

  it('says which service is silent, and is refused to who reads no figures', async () => {
    const letGo = hold('supplies');
    try {
      const [page = ''] = await pagesOf(await briefOf('district-leader', subdistrict));
      expect(squeezed(page)).toContain('没有回应、因此缺数据的服务：supplies');
    } finally {
      letGo();
    }
    expect((await briefOf('pharmacy-clerk', subdistrict)).status).toBe(403);
    expect((await briefOf('committee-worker', '310105009000')).status).toBe(422);
    expect((await briefOf('district-leader', '..%2f..')).status).toBe(404);
  }, 60_000);
});
