import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from '../api.js';
import { CliError } from '../cli-error.js';
import type { Output } from '../output.js';
import { Chance } from './chance.js';
import { demoNow } from './demo-clock.js';
import { demoCommittees, demoSubdistrict, workerOf } from './persons.js';
import { apiAs } from './sign-in-demo.js';

interface Target {
  id: string;
  residents: { id: string }[];
}

interface Page {
  missingRooms: { edges: { node: Target }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

/** Under the 64 KB that the gateway takes at once, with the answers of large families. */
const rowsAtOnce = 40;
const dayMs = 86_400_000;
const longestWaitMs = 120_000;
const mostTries = 10;

/** Part of the rooms of each committee that is done; the first has the longest way to go, as a leader would look for it. */
const shares = [0.62, 0.93, 0.84, 0.71, 0.97, 0.78, 0.88, 1, 0.66];

/** The subdistrict opens a campaign over all its committees, and their workers are some way into it. */
export async function screenDemoRooms(output: Output): Promise<void> {
  const officer = apiAs('subdistrict-officer');
  const rooms = demoCommittees.reduce((sum, committee) => sum + committee.rooms, 0);
  const campaignId = await openCampaign(officer);
  await everyRoomCounted(officer, rooms);
  output.line(`Campaign over ${rooms} rooms of ${demoCommittees.length} committees`);
  for (const [index, committee] of demoCommittees.entries()) {
    const share = shares[index] ?? 0.8;
    const done = await screen(apiAs(workerOf(committee.code)), campaignId, committee.code, Math.round(committee.rooms * share), index + 1);
    output.line(`Screened in ${committee.name}: ${done} of ${committee.rooms} rooms`);
  }
}

/** Rooms reach screening as events, and a campaign that is open follows them. */
async function everyRoomCounted(officer: Api, rooms: number): Promise<void> {
  const query = `query ($code: ID!) { area(code: $code) { coverage { rooms } } }`;
  for (const until = Date.now() + longestWaitMs; Date.now() < until; await pause(200)) {
    const { area } = await officer.graphql<{ area: { coverage: { rooms: number } | null } }>(query, { code: demoSubdistrict.code });
    if ((area.coverage?.rooms ?? 0) >= rooms) return;
  }
  throw new CliError('The rooms have not reached screening in time. Look into .local/logs/screening.log');
}

async function openCampaign(officer: Api): Promise<string> {
  const { campaigns } = await officer.graphql<{ campaigns: { id: string; state: string }[] }>(
    `query ($code: ID!) { campaigns(areaCode: $code) { id state } }`,
    { code: demoSubdistrict.code },
  );
  const open = campaigns.find(({ state }) => state === 'open');
  if (open) return open.id;
  const input = { requestId: randomUUID(), areaCode: demoSubdistrict.code, endsAt: new Date(demoNow().getTime() + 14 * dayMs) };
  const mutation = `mutation ($input: OpenCampaignInput!) { openCampaign(input: $input) { id } }`;
  // While a roster is still arriving screening may ask to come back; the same request id opens one campaign.
  for (let tries = 1; ; tries += 1) {
    try {
      return (await officer.graphql<{ openCampaign: { id: string } }>(mutation, { input })).openCampaign.id;
    } catch (error) {
      if (tries === mostTries) throw error;
      await pause(2_000);
    }
  }
}

async function screen(worker: Api, campaignId: string, areaCode: string, rooms: number, seed: number): Promise<number> {
  const chance = new Chance(seed);
  const targets = await missingRooms(worker, campaignId, areaCode);
  const todo = targets.slice(0, Math.max(0, rooms));
  for (let from = 0; from < todo.length; from += rowsAtOnce) {
    const attempts = todo.slice(from, from + rowsAtOnce).map((target) => attemptAt(target, chance));
    const { recordAttempts } = await worker.graphql<{ recordAttempts: { accepted: number; rejected: { code: string }[] } }>(
      `mutation ($attempts: [AttemptInput!]!) { recordAttempts(attempts: $attempts) { accepted rejected { code } } }`,
      { attempts },
    );
    const [rejected] = recordAttempts.rejected;
    if (rejected) throw new CliError(`An attempt of the demo was refused: ${rejected.code}`);
  }
  return todo.length;
}

async function missingRooms(worker: Api, campaignId: string, areaCode: string): Promise<Target[]> {
  const targets: Target[] = [];
  let after: string | null = null;
  do {
    const { missingRooms: page }: Page = await worker.graphql<Page>(
      `query ($campaignId: ID!, $areaCode: ID!, $after: String) { missingRooms(campaignId: $campaignId, areaCode: $areaCode, first: 100, after: $after) {
         edges { node { id residents { id } } } pageInfo { hasNextPage endCursor } } }`,
      { campaignId, areaCode, after },
    );
    targets.push(...page.edges.map(({ node }) => node));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  return targets;
}

/** Most families answer on the phone or at the door, a few have a cough, some are not at home. */
function attemptAt({ id: targetId, residents }: Target, chance: Chance) {
  const base = { requestId: randomUUID(), targetId, at: demoNow() };
  if (residents.length === 0 || chance.happens(0.06))
    return { ...base, channel: 'door', outcome: 'nobody_home', doorNote: `D${String(chance.between(1_000, 9_999))}` };
  if (chance.happens(0.02)) return { ...base, channel: 'phone', outcome: 'refused' };
  const answers = residents.map(({ id: residentId }) => ({
    residentId,
    given: [
      { question: 'key-region', yes: chance.happens(0.01) },
      { question: 'contact', yes: false },
      { question: 'symptoms', choices: chance.happens(0.02) ? ['cough'] : [] },
      { question: 'temperature', celsius: 36 + chance.between(0, 9) / 10 },
      { question: 'travel-plans', yes: false },
    ],
  }));
  return { ...base, channel: chance.happens(0.7) ? 'phone' : 'door', outcome: 'answered', answers };
}
