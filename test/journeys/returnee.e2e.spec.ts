import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { chinaDay, chinaDayAfter, chinaTime } from '#platform/china-time.rules.js';
import { eventually } from '#testing/stack.js';
import type { Caller } from './callers.js';
import { committee, type Observed, ReturneeStory, subdistrict } from './returnee-story.js';
import { GateDevice, openGate } from './gate-device.js';
import { daysPass, helpComes } from './returnee-later.js';
import * as say from './returnee-operations.js';

jest.setTimeout(120_000);
const r = randomUUID;

describe('a family that comes back', () => {
  const story = new ReturneeStory();
  const { family } = story;
  const [worker, doctor, officer] = [story.as('committee-worker'), story.as('doctor'), story.as('subdistrict-officer')];
  let home: say.Home;
  let observed: Observed[];
  let fevered: Observed;
  let neighbourPass: string;
  let gate: GateDevice;

  /** What the board shows before long. */
  const shows = (expected: object, deadlineMs = 10_000) =>
    eventually(async () => {
      expect(await story.figures()).toMatchObject(expected);
      return true;
    }, deadlineMs);
  const mine = async (): Promise<say.Home> => (await family.data<{ myHouseholds: say.Home[] }>(say.myHouseholds)).myHouseholds[0]!;
  const passes = async (): Promise<say.Pass[]> => (await family.data<{ passesOf: say.Pass[] }>(say.passesOf, { id: home.id })).passesOf;
  const codeOf = async (caller: Caller, id: string): Promise<string> =>
    (await caller.data<{ passCode: { token: string } }>(say.passCode, { id })).passCode.token;
  const inbox = async (): Promise<say.Message[]> =>
    (await family.data<{ inbox: { nodes: say.Message[] } }>(say.inbox, { id: home.id })).inbox.nodes;
  const tasks = async (): Promise<say.Task[]> => {
    const { workList } = await worker.data<{ workList: say.WorkList }>(say.workList, { code: committee.code });
    return workList.bundles.flatMap((bundle) => bundle.tasks);
  };
  const onDay = (day: number, time: string) =>
    story.moveTo(chinaTime(chinaDayAfter(chinaDay(new Date(observed[0]!.startsAt)), day - 1), time));

  beforeAll(() => story.begin(), 240_000);
  afterAll(() => story.end(), 60_000);

  it('registers all three on one phone, from another city and before it comes', async () => {
    await family.signIn();
    const trip = { origin: '420100', leftOn: story.today(), plannedOn: story.today(1) };
    const input = { requestId: r(), room: { roomCode: await story.room('301') }, members: say.members(family.phone), trip };
    await family.data(say.registerMyFamily, { input });
    home = await eventually(async () => {
      await family.renew();
      return mine();
    }, 20_000);
    expect(home).toMatchObject({ unconfirmed: true, residents: [{}, {}, {}], trips: [{ state: 'planned', rule: null }] });
    await worker.data(say.confirmHousehold, { requestId: r(), id: home.id });
    await shows({ arrivals: { expected: 3, arrived: 0 }, population: { residents: 4 } });
  });

  it('has its passes before it comes, as its neighbour has', async () => {
    const neighbours = await worker.data<{ searchResidents: { id: string }[] }>(say.search, { within: committee.code, name: '王试甲' });
    const holders = [...home.residents, ...neighbours.searchResidents].map(({ id }) => ({ residentId: id }));
    const validUntil = new Date(story.now().getTime() + 90 * 86_400_000).toISOString();
    await eventually(async () => {
      const input = { requestId: r(), passClass: 'resident', validUntil, holders };
      const { issuePasses } = await worker.data<{ issuePasses: say.Issued }>(say.issuePasses, { input });
      expect(issuePasses.rejected.filter(({ code }) => code !== 'PASS_HELD_ALREADY')).toEqual([]);
      return true;
    }, 20_000);
    await shows({ passes: { active: 4, suspended: 0 } });
    const issued = await worker.data<{ passes: { nodes: say.Pass[] } }>(say.passesIn, { code: committee.code });
    neighbourPass = issued.passes.nodes.find(({ householdId }) => householdId !== home.id)!.id;
  });

  it('learns in its language that its city is a key region, when a new list says so', async () => {
    const input = say.keyRegionList(subdistrict.code, story.now());
    await officer.data(say.publish, { input });
    const judged = await eventually(async () => {
      const { trips } = await mine();
      return trips[0]?.rule ? trips[0] : false;
    }, 20_000);
    expect(judged).toMatchObject({ rule: { listId: input.listId, startRule: 'arrival' } });
    const { trip } = await family.data<{ trip: { history: { what: string }[] } }>(say.tripSteps, { id: judged.id });
    expect(trip.history.map(({ what }) => what)).toContain('reassessed');
    await eventually(async () => (await inbox()).some(({ template, language }) => template === 'trip-reassessed' && language === 'ko'));
  });

  it('arrives, and an observation is proposed for each of them that restricts nobody yet', async () => {
    await worker.data(say.markArrived, { requestId: r(), id: home.trips[0]!.id, at: story.now().toISOString() });
    observed = await eventually(async () => {
      const { observations } = await worker.data<say.Observations>(say.observations, { code: committee.code, states: ['proposed'] });
      return observations.edges.length === 3 && observations.edges.map(({ node }) => node);
    }, 20_000);
    expect(observed.map(({ residentId }) => residentId).sort()).toEqual(home.residents.map(({ id }) => id).sort());
    await shows({ arrivals: { expected: 0, arrived: 3 }, observation: { active: 0 }, passes: { active: 4, suspended: 0 } });
  });

  it('is under observation once a worker has decided, and its passes wait within five seconds', async () => {
    const ids = observed.map(({ id }) => id);
    const gateId = await openGate(worker, (await story.room('301')).split('-').slice(0, 2).join('-'), '东门');
    gate = await GateDevice.enrol({ url: () => story.stack.facts.publicUrl, now: story.now }, worker, gateId);
    const code = await codeOf(family, (await passes())[0]!.id);
    const { startObservations } = await worker.data<say.Started>(say.startObservations, { requestId: r(), ids });
    expect(startObservations).toMatchObject({ accepted: 3, rejected: [] });
    await eventually(async () => (await passes()).every(({ state }) => state === 'suspended'), 5_000);
    await shows({ observation: { active: 3 }, passes: { active: 1, suspended: 3 } });
    await gate.fetchLists();
    expect([gate.reason(code), gate.reason(await codeOf(worker, neighbourPass))]).toEqual(['PASS_SUSPENDED', 'ADMITTED']);
  });

  it('reads the commitment in Korean and signs it', async () => {
    const { commitmentLetters } = await family.data<say.Letters>(say.letters);
    expect(commitmentLetters[0]).toMatchObject({ language: 'ko', text: expect.stringMatching(/\p{Script=Hangul}/u) });
    for (const { id } of observed) {
      const input = { requestId: r(), observationId: id, language: 'ko', on: 'screen', signature: `sha256:${'a1'.repeat(32)}` };
      const { signCommitment } = await family.data<say.Signed>(say.sign, { input });
      expect(signCommitment.commitments).toEqual([{ answer: 'signed', language: 'ko' }]);
    }
  });

  it('reports its temperatures in the morning of the first day, all three in one request', async () => {
    await onDay(1, '08:00');
    await shows({ observation: { due: 6, late: 0, missed: 0 } });
    await story.report(observed);
    await shows({ observation: { active: 3, due: 3, late: 0, missed: 0 } });
  });

  it('is not forgotten by a worker when one report is missing, from the first minute after its time', async () => {
    await onDay(1, '17:00');
    await story.report(observed.slice(1));
    await onDay(1, '20:00');
    const closedAt = story.now();
    const task = await eventually(async () => (await tasks()).find(({ kind }) => kind === 'slot_missed'), 60_000);
    expect(Date.parse(task.openedAt) - closedAt.getTime()).toBeLessThan(60_000);
    expect(task.residentId).toBe(observed[0]!.residentId);
    await shows({ observation: { due: 0, missed: 1 } });
  });

  it('is asked to measure again with contact when a forehead shows 37.6', async () => {
    await onDay(2, '08:00');
    fevered = observed[2]!;
    await story.report(observed.slice(0, 2));
    await story.report([fevered], { temperature: 37.6, method: 'forehead' });
    await eventually(async () =>
      (await tasks()).some(({ kind, residentId }) => kind === 'contact_reading' && residentId === fevered.residentId),
    );
    await shows({ observation: { fever: 1, due: 3 } });
  });

  it('is in the hands of a doctor within five seconds when 38.1 is confirmed', async () => {
    await story.report([fevered], { temperature: 38.1, method: 'armpit' });
    await eventually(async () => {
      const { staffInbox } = await doctor.data<{ staffInbox: { nodes: say.Message[] } }>(say.staffInbox);
      return staffInbox.nodes.some(({ template }) => template === 'fever-confirmed-doctor');
    }, 5_000);
    const { referrals } = await doctor.data<say.Referrals>(say.referrals, { code: committee.code });
    expect(referrals).toMatchObject([{ residentId: fevered.residentId, state: 'open' }]);
    await shows({ observation: { fever: 1 } });
    await doctor.data(say.closeReferral, { requestId: r(), id: referrals[0]!.id });
    await shows({ observation: { fever: 0 } });
  });

  const at = [story, shows, () => observed, () => home.id] as const;
  helpComes(...at);
  daysPass(...at);
});
