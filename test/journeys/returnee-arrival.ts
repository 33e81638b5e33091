import { randomUUID as r } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { codesOf } from '#testing/pdf-codes.js';
import { fetched } from './callers.js';
import * as say from './returnee-operations.js';
import { committee, type ReturneeStory, subdistrict } from './returnee-story.js';

/** From another city to the door. */
export function comesBack(story: ReturneeStory): void {
  const { family } = story;
  const [worker, officer] = [story.as('committee-worker'), story.as('subdistrict-officer')];

  it('registers all three on one phone, from another city and before it comes', async () => {
    await family.signIn(() => story.blow('identity'));
    const trip = { origin: '420100', leftOn: story.today(), plannedOn: story.today(1) };
    const input = { requestId: r(), room: { roomCode: await story.room('301') }, members: say.members(family.phone), trip };
    await family.data(say.registerMyFamily, { input });
    await story.blow('registration');
    story.home = await story.eventually(async () => {
      await family.renew();
      return story.mine();
    }, 20_000);
    expect(story.home).toMatchObject({ unconfirmed: true, residents: [{}, {}, {}], trips: [{ state: 'planned', rule: null }] });
    await worker.data(say.confirmHousehold, { requestId: r(), id: story.home.id });
    const quiet = { gateFlow: { checks: 0 }, help: { open: 0 }, masks: null, reach: { targeted: 0 }, passes: { active: 0 } };
    await story.shows({ ...quiet, arrivals: { expected: 3, arrived: 0 }, population: { residents: 4 }, observation: { active: 0 } });
  });

  it('has its passes before it comes, as its neighbour has, in the app and on paper', async () => {
    const neighbours = await worker.data<{ searchResidents: { id: string }[] }>(say.search, { within: committee.code, name: '王试甲' });
    const holders = [...story.home.residents, ...neighbours.searchResidents].map(({ id }) => ({ residentId: id }));
    const validUntil = new Date(story.now().getTime() + 90 * 86_400_000).toISOString();
    await story.eventually(async () => {
      const input = { requestId: r(), passClass: 'resident', validUntil, holders };
      const { issuePasses } = await worker.data<{ issuePasses: say.Issued }>(say.issuePasses, { input });
      expect(issuePasses.rejected.filter(({ code }) => code !== 'PASS_HELD_ALREADY')).toEqual([]);
      return true;
    }, 20_000);
    await story.shows({ passes: { active: 4, suspended: 0 } });
    const issued = await worker.data<{ passes: { nodes: say.Pass[] } }>(say.passesIn, { code: committee.code });
    story.neighbourPass = issued.passes.nodes.find(({ householdId }) => householdId !== story.home.id)!.id;
    const ids = [...(await story.passes()).map(({ id }) => id), story.neighbourPass];
    const sheet = await fetched(() => story.stack.fetch('committee-worker', `/api/passes/sheet?ids=${ids.join(',')}&language=ko`));
    const codes = await codesOf(sheet, 2, 4);
    expect(new Set(codes).size).toBe(4);
    story.printed = { family: codes.slice(0, 3), neighbour: codes[3]! };
  });

  it('learns in its language that its city is a key region, when a new list says so', async () => {
    const input = say.keyRegionList(subdistrict.code, story.now());
    await officer.data(say.publish, { input });
    const judged = await story.eventually(async () => {
      const { trips } = await story.mine();
      return trips[0]?.rule ? trips[0] : false;
    }, 20_000);
    expect(judged).toMatchObject({ rule: { listId: input.listId, startRule: 'arrival' } });
    const { trip } = await family.data<{ trip: { history: { what: string }[] } }>(say.tripSteps, { id: judged.id });
    expect(trip.history.map(({ what }) => what)).toContain('reassessed');
    const told = ({ template, language }: say.Message): boolean => template === 'trip-reassessed' && language === 'ko';
    await story.eventually(async () => (await story.inbox()).filter(told).length === 3);
  });

  it('arrives, and an observation is proposed for each of them that restricts nobody yet', async () => {
    const arriving = worker.data(say.markArrived, { requestId: r(), id: story.home.trips[0]!.id, at: story.now().toISOString() });
    await story.blow('gateway');
    await arriving;
    story.observed = await story.eventually(async () => {
      const { observations } = await worker.data<say.Observations>(say.observations, { code: committee.code, states: ['proposed'] });
      return observations.edges.length === 3 && observations.edges.map(({ node }) => node);
    }, 20_000);
    expect(story.observed.map(({ residentId }) => residentId).sort()).toEqual(story.home.residents.map(({ id }) => id).sort());
    await story.shows({ arrivals: { expected: 0, arrived: 3 }, observation: { active: 0 }, passes: { active: 4, suspended: 0 } });
  });
}
