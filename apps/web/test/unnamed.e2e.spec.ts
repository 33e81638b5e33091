import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Role, roles } from '#platform/actor.js';
import { actions, ownHouseholdRoles, ruleOf } from '#platform/policy.js';
import { demoCommittees, demoPersons, demoSubdistrict } from '../../cli/src/demo/persons.js';
import { demoRoster, type DemoRow } from '../../cli/src/demo/roster.js';
import { canariesOf } from '../../../test/canaries.js';
import { homeArea, screens } from '../src/app/screens.js';
import { askGraph, committee } from './graph.js';
import { makePersons, password } from './new-person.js';
import { Seen } from './seen.js';
import { boardUrl, openBrowser, Visitor } from './visitor.js';

/** As the demonstration is seeded: the first committee has the roster of `samples`. */
const everybody = demoCommittees.flatMap(({ code, name, rooms }, index) =>
  demoRoster({ committeeCode: code, committeeName: name, rooms, seed: index === 0 ? 20 : index + 1 }),
);
const seesNames = (role: Role): boolean => actions.some((action) => ruleOf(action).clear.includes(role));
const unnamed = roles.filter((role) => !seesNames(role));
/** Other ways into the same screen, and what opens beside it. */
const ways: Record<string, readonly string[]> = {
  rooms: ['', '?view=list', '?only=missing'],
  audit: ['', '?facts=yes', '?view=readers', '?view=gaps', '?entry=1'],
};

interface Own {
  myHouseholds: { residents: { name: { original: string }; phones: string[] }[] }[];
}

/** Whoever lives somewhere knows who lives there. */
async function strangersTo(role: Role): Promise<DemoRow[]> {
  if (!ownHouseholdRoles.includes(role)) return everybody;
  const { myHouseholds } = await askGraph<Own>(role, '{ myHouseholds { residents { name { original } phones } } }', {});
  const own = myHouseholds.flatMap(({ residents }) => residents.map(({ name }) => name.original));
  const roomOf = ({ compound, building, unit, room }: DemoRow): string => [compound, building, unit, room].join();
  const homes = new Set(everybody.filter(({ name = '' }) => own.includes(name)).map(roomOf));
  const told = new Set(canariesOf(everybody.filter((row) => homes.has(roomOf(row)))));
  return everybody.filter((row) => !canariesOf([row]).some((one) => told.has(one)));
}

async function enter({ page }: Visitor, role: Role): Promise<void> {
  await page.goto(boardUrl);
  await page.locator('#handle').waitFor();
  const button = page.locator(`button[name=demo][value=${role}]`);
  if ((await button.count()) > 0) await button.click();
  else {
    await page.locator('#handle').fill(role);
    await page.locator('#password').fill(password());
    await page.locator('form[data-step=password] button').click();
  }
  await page.locator('main h1, main .notice').first().waitFor();
}

/** Everything that can be saved from where somebody is. */
async function saveAll(visitor: Visitor, seen: Seen): Promise<string> {
  const drawer = visitor.page.getByRole('dialog');
  const open = (await drawer.count()) > 0 ? drawer.last() : visitor.page;
  const buttons = open.getByRole('button', { name: /^导出 (CSV|Excel)$|^日报$|下载/ });
  const texts: string[] = [];
  for (let place = 0; place < (await buttons.count()); place += 1) {
    if (!(await buttons.nth(place).isEnabled())) continue;
    const [download] = await Promise.all([visitor.page.waitForEvent('download'), buttons.nth(place).click()]);
    texts.push(await seen.file(download));
  }
  return texts.join('\n');
}

/** Every screen, whether the role finds it or not, at home and in a committee below. */
async function goEverywhere(visitor: Visitor, role: Role, seen: Seen): Promise<string> {
  const scope = demoPersons.find((person) => person.handle === role)?.scope ?? demoSubdistrict.path;
  const areas = new Set([homeArea([{ role, scope }]), committee]);
  const saved: string[] = [];
  for (const { name, roles: finders } of screens) {
    const found = finders.includes(role);
    for (const area of found ? areas : [committee])
      for (const way of (found && ways[name]) || ['']) {
        await visitor.walkTo(`/area/${area}/${name}${way}`);
        const opens = visitor.page.locator('.buildings .room, .missing-rooms li button').first();
        if (name === 'rooms' && (await opens.count()) > 0) await opens.click();
        if (way === '?entry=1') await visitor.page.locator('.proof .verdict').waitFor();
        await visitor.shown();
        await seen.page();
        if (name === 'rooms') await visitor.page.keyboard.press('Escape');
        saved.push(await saveAll(visitor, seen));
      }
  }
  return saved.join('\n');
}

describe('whoever has no right to names', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    await makePersons([{ handle: 'service', role: 'service', scope: demoSubdistrict.path }]);
  }, 60_000);
  afterAll(() => browser.close());

  it('is everybody but committees and doctors', () => {
    expect(roles.filter(seesNames)).toEqual(['committee-worker', 'committee-lead', 'doctor']);
    expect(canariesOf(everybody).length).toBeGreaterThan(15_000);
  });

  it.each(unnamed)(
    'finds none on any screen, in any answer or file: %s',
    async (role) => {
      const visitor = await Visitor.arrive(browser);
      const seen = new Seen(visitor);
      try {
        await enter(visitor, role);
        const saved = await goEverywhere(visitor, role, seen);
        expect(await seen.holds(canariesOf(await strangersTo(role)))).toEqual([]);
        expect((await seen.holds(['邻里'])).length).toBeGreaterThan(0);
        if (role === 'district-leader')
          expect([saved, seen.files.join()]).toEqual([expect.stringContaining('茅台新苑'), expect.stringMatching(/csv.*xlsx|xlsx.*csv/)]);
      } finally {
        seen.forget();
      }
      await visitor.leave();
    },
    120_000,
  );

  it('differs from a worker, who reads them for a purpose: there the same search finds them in the answer and on the page', async () => {
    const worker = await Visitor.arrive(browser);
    const seen = new Seen(worker);
    await worker.signInAs('committee-worker');
    await worker.goTo(`/area/${committee}/rooms`);
    await worker.page.locator('.building .room').first().click();
    await worker.page.getByLabel('选择用途').first().selectOption('epidemic_investigation');
    await worker.page.getByText('本次查看已记录').first().waitFor();
    await seen.page();
    expect(new Set(await seen.holds(canariesOf(everybody)))).toEqual(new Set(['answer', 'page']));
    seen.forget();
    await worker.leave();
  }, 60_000);
});
