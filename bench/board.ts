import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { demoCommittees, workerOf } from '../apps/cli/src/demo/persons.js';
import { apiAs } from '../apps/cli/src/demo/sign-in-demo.js';
import { localPlace } from '../apps/cli/src/stack.js';
import { framesOf, scrolled } from './scroll-trace.js';

// How the board feels: against the running local stack with its demo, in the browser of this machine:
//   npm start -- --detach && npm run bench -- board
// "firstFigures": from the navigation of a leader who is signed in, through the identity provider and back, to the frame that shows
// the headline figures. "update": from the sending of a worker's change of one room to the frame in which the leader's figure moved.
// "scroll": the coverage grid of the largest committee, scrolled from top to bottom and back; frames from the browser's trace,
// beside those of an empty page of the same height.

const rounds = 9;
const probes = 10;
const pollMs = 25;
const deadlineMs = 20_000;
const [largest] = demoCommittees;
const { publicUrl } = localPlace();
const figure = '.headlines .figure';

/** Keeps the epoch time of the frame after each change of the first figure. */
const watchFigure = `
  window.seen = [];
  const look = () => {
    const text = document.querySelector('${figure}')?.innerText ?? '';
    if (!/\\d/.test(text) || text === window.seen.at(-1)?.text) return;
    window.seen.push({ text, at: 0 });
    const one = window.seen.at(-1);
    requestAnimationFrame(() => setTimeout(() => { one.at = performance.timeOrigin + performance.now(); }));
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });`;

async function arriveAs(browser: Browser, role: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(publicUrl);
  await page.locator(`button[name=demo][value=${role}]`).click();
  await page.waitForURL(/\/area\//);
  await page.locator('main h1, main .notice').first().waitFor();
  return page;
}

const epoch = (): number => performance.timeOrigin + performance.now();
/** The frame of the change with this number, as the page noted it; asking for it takes nothing from what is measured. */
async function seenBy(page: Page, wanted: number): Promise<number> {
  for (const until = epoch() + deadlineMs; epoch() < until; await pause(pollMs)) {
    const at = await page.evaluate<number | null>(`window.seen?.[${wanted - 1}]?.at ?? null`).catch(() => null);
    if (at !== null && at > 0) return at;
  }
  throw new Error(`Nothing was seen within ${deadlineMs} ms.`);
}

async function firstFigures(page: Page): Promise<number> {
  const began = epoch();
  await page.goto(`${publicUrl}/area/310105000000/board`);
  return (await seenBy(page, 1)) - began;
}

const worker = apiAs(workerOf(largest.code));

async function missingRoom(): Promise<string> {
  const { area } = await worker.graphql<{ area: { coverage: { campaignId: string } } }>(
    'query ($code: ID!) { area(code: $code) { coverage { campaignId } } }',
    { code: largest.code },
  );
  const { missingRooms } = await worker.graphql<{ missingRooms: { edges: { node: { room: { code: string } } }[] } }>(
    'query ($id: ID!, $code: ID!) { missingRooms(campaignId: $id, areaCode: $code, first: 1) { edges { node { room { code } } } } }',
    { id: area.coverage.campaignId, code: largest.code },
  );
  const [edge] = missingRooms.edges;
  if (!edge) throw new Error('No room is missing: this is not the demo.');
  return edge.node.room.code;
}

async function update(page: Page, room: string, state: string): Promise<number> {
  const before = await page.evaluate<number>('window.seen.length');
  const began = epoch();
  await worker.graphql(`mutation ($code: ID!, $state: RoomState!) { changeRoomState(code: $code, state: $state) { code } }`, {
    code: room,
    state,
  });
  return (await seenBy(page, before + 1)) - began;
}

const spread = (values: readonly number[]) => {
  const sorted = values.map(Math.round).sort((one, other) => one - other);
  return { times: sorted.length, min: sorted[0], median: sorted[Math.floor(sorted.length / 2)], max: sorted.at(-1) };
};

const inTurn = async (times: number, measure: (round: number) => Promise<number>): Promise<number[]> => {
  const found: number[] = [];
  for (let round = 0; round < times; round += 1) found.push(await measure(round));
  return found;
};

const { chromium: find } = (await import(join(process.cwd(), 'apps', 'web', 'test', 'chromium.mjs'))) as { chromium: () => string };
const browser = await chromium.launch({ executablePath: find(), args: ['--no-sandbox', '--disable-dev-shm-usage'] });
try {
  const leader = await arriveAs(browser, 'district-leader');
  await leader.addInitScript(watchFigure);
  const first = await inTurn(rounds, () => firstFigures(leader));
  const room = await missingRoom();
  // An even number of changes leaves the room as it was.
  const updates = await inTurn(probes, (round) => update(leader, room, round % 2 === 0 ? 'empty' : 'occupied'));
  await leader.context().close();
  const page = await arriveAs(browser, 'committee-worker');
  await page.goto(`${publicUrl}/area/${largest.code}/rooms`);
  await page.locator('.building .room').first().waitFor();
  const rooms = await page.locator('.buildings .room').count();
  const nodes = await page.evaluate<number>('document.querySelectorAll("*").length');
  const scroll = await inTurns(page);
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  // What this machine drops of a page with nothing on it.
  await page.goto('about:blank');
  await page.evaluate(`document.body.style.height = '${height}px'`);
  const blank = await inTurns(page);
  const machine = { node: process.version, browser: browser.version(), cpu: `${cpus().length} x ${cpus()[0]?.model}` };
  const milliseconds = { firstFigures: spread(first), update: spread(updates) };
  process.stdout.write(
    `${JSON.stringify({ figure: 'board', ...machine, milliseconds, grid: { rooms, nodes, height, scroll, blank } }, undefined, 2)}\n`,
  );
} finally {
  await browser.close();
}

async function inTurns(page: Page) {
  const all = [];
  for (let round = 0; round < 3; round += 1) all.push(framesOf(await scrolled(page)));
  return all;
}
