import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { askGraph, committee } from './graph.js';
import { openBrowser, Visitor } from './visitor.js';

// How long it takes is measured by `npm run bench -- board`; here stands what keeps it short on any machine.

/** One of them is the stream by which changes come. */
const mostQuestions = 6;
const mostNodesOfRoom = 3;
const nodesAround = 1_500;

interface Missing {
  missingRooms: { edges: { node: { room: { code: string } } }[] };
}

async function missingRoom(): Promise<string> {
  const about = { code: committee };
  const { area } = await askGraph<{ area: { coverage: { campaignId: string } } }>(
    'committee-worker',
    'query ($code: ID!) { area(code: $code) { coverage { campaignId } } }',
    about,
  );
  const { missingRooms } = await askGraph<Missing>(
    'committee-worker',
    'query ($id: ID!, $code: ID!) { missingRooms(campaignId: $id, areaCode: $code, first: 1) { edges { node { room { code } } } } }',
    { id: area.coverage.campaignId, ...about },
  );
  return missingRooms.edges[0]?.node.room.code ?? '';
}

const say = (code: string, state: string): Promise<object> =>
  askGraph('committee-worker', 'mutation ($code: ID!, $state: RoomState!) { changeRoomState(code: $code, state: $state) { code } }', {
    code,
    state,
  });

describe('the pace of the board', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  it('asks the graph a few questions at most before a leader has figures, and shows a change without being asked', async () => {
    const leader = await Visitor.arrive(browser);
    await leader.signInAs('district-leader');
    let questions = 0;
    leader.page.on('request', (request) => (questions += request.url().endsWith('/graphql') ? 1 : 0));
    await leader.page.reload();
    const card = leader.page.locator('.headlines .figure').first();
    await card.filter({ hasText: /\d/ }).waitFor();
    expect(questions).toBeGreaterThan(0);
    expect(questions).toBeLessThanOrEqual(mostQuestions);
    await leader.shown();
    const big = await card.locator('.of').innerText();
    const room = await missingRoom();
    try {
      await say(room, 'empty');
      await card.locator('.of').filter({ hasNotText: big }).waitFor({ timeout: 20_000 });
    } finally {
      await say(room, 'occupied');
    }
    await leader.leave();
  }, 60_000);

  it('draws the rooms of the largest committee with few elements each', async () => {
    const worker = await Visitor.arrive(browser);
    await worker.signInAs('committee-worker');
    await worker.goTo(`/area/${committee}/rooms`);
    await worker.page.locator('.building .room').first().waitFor();
    const rooms = await worker.page.locator('.buildings .room').count();
    expect(rooms).toBeGreaterThanOrEqual(1_566);
    expect(await worker.page.locator('*').count()).toBeLessThanOrEqual(rooms * mostNodesOfRoom + nodesAround);
    await worker.leave();
  }, 60_000);
});
