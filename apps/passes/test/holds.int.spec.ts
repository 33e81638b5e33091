import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HouseholdClosed, MergeUndone, ResidentsMerged } from '#contracts/registration.events.js';
import type { TestCaller } from '#testing/service.js';
import { eventually, rows } from '#testing/stack.js';
import { building, type Family, maotai, otherCompound, PassesUnderTest } from './passes-under-test.js';

const suspend =
  'mutation ($r: ID!, $id: ID!, $reason: SuspensionReason!) { suspendPass(requestId: $r, id: $id, reason: $reason) { state } }';
const restore = 'mutation ($r: ID!, $id: ID!) { restorePass(requestId: $r, id: $id) { state } }';
const appeal = 'mutation ($r: ID!, $id: ID!, $reason: AppealReason!) { appealPass(requestId: $r, id: $id, reason: $reason) { id state } }';
const decideAppeal = 'mutation ($r: ID!, $id: ID!, $ok: Boolean!) { decideAppeal(requestId: $r, id: $id, granted: $ok) { id state } }';
const r = randomUUID;

describe('passes that wait', () => {
  let test: PassesUnderTest;
  let lead: TestCaller;
  const families: Family[] = [];
  const at = (number: number): Family => families[number]!;

  beforeAll(async () => {
    test = await PassesUnderTest.start();
    for (let number = 1; number <= 12; number += 1) families.push(test.family(number, 3));
    await test.settle();
    lead = await test.service.as([{ role: 'committee-lead', scope: maotai.path }], { subject: 'lead' });
  }, 120_000);
  afterAll(() => test.stop());

  const residentPasses = async (family: Family) => (await test.issue(family.people.map((residentId) => ({ residentId })))).passes;

  it('wait for an observation of the holder, of the household by rule, and are restored when the last one ends', async () => {
    const passes = await residentPasses(at(3));
    const neighbour = await residentPasses(at(4));
    const [one, two] = [test.observed(at(3), at(3).people[0]!), test.observed(at(3), at(3).people[1]!)];
    one.started();
    await test.settle(2);
    two.started();
    await test.settle(2);
    await test.become(passes, ['suspended', 'suspended', 'suspended']);
    await test.become(neighbour, ['active', 'active', 'active']);
    one.released();
    await test.settle();
    await test.become(passes, ['suspended', 'suspended', 'suspended']);
    two.cancelled();
    await test.settle(2);
    await test.become(passes, ['active', 'active', 'active']);
    await test.published();
    await eventually(() => test.heard.of('pass-restored', passes[0]!.id).length === 1);
    expect(test.heard.of('pass-suspended', passes[0]!.id).map(({ payload }) => payload['reason'])).toEqual(['observation']);
    expect(test.heard.of('pass-suspended', passes[2]!.id).map(({ payload }) => payload['reason'])).toEqual(['household-observation']);
    expect(await test.wrongCounts()).toEqual([]);
  });

  it('that are issued to somebody under observation are suspended from the start', async () => {
    test.observed(at(5), at(5).people[0]!).started();
    await test.settle();
    expect((await residentPasses(at(5))).map(({ state }) => state)).toEqual(['suspended', 'suspended', 'suspended']);
  });

  it('stay suspended after an observation when they were lost meanwhile', async () => {
    const [pass] = await residentPasses(at(6));
    const observation = test.observed(at(6), at(6).people[0]!);
    observation.started();
    await test.settle();
    await test.data(test.worker, suspend, { r: r(), id: pass!.id, reason: 'lost' });
    observation.released();
    await test.settle();
    expect(await test.stateOf(pass!.id)).toBe('suspended');
    await test.data(test.worker, restore, { r: r(), id: pass!.id });
    expect(await test.stateOf(pass!.id)).toBe('active');
  });

  it('wait for an observation that was heard of before its person, and not for one whose end is known', async () => {
    const late = { ...at(7), household: r(), people: [r(), r()] };
    const [one, two] = [test.observed(late, late.people[0]!), test.observed(late, late.people[1]!)];
    one.started();
    two.started();
    two.cancelled();
    await test.settle();
    test.facts.household(late.home, late.household);
    late.people.forEach((id) => test.facts.resident(late.home, late.household, id));
    await test.settle();
    const passes = await residentPasses(late);
    expect(passes.map(({ state }) => state)).toEqual(['suspended', 'suspended']);
    one.released();
    await test.settle();
    await test.facts.sendAgain();
    await test.settle();
    await test.become(passes, ['active', 'active']);
  });

  it('are restored by an appeal, and not suspended again by the same rule', async () => {
    const [pass] = await residentPasses(at(9));
    const observation = test.observed(at(9), at(9).people[0]!);
    observation.started();
    await test.settle();
    expect(await test.refusal(test.worker, restore, { r: r(), id: pass!.id })).toBe('PASS_HELD_BY_RULE');
    const holder = await test.service.as([{ role: 'resident', scope: at(9).home.path, household: at(9).household }]);
    const stranger = await test.service.as([{ role: 'resident', scope: at(8).home.path, household: at(8).household }]);
    expect(await test.refusal(stranger, appeal, { r: r(), id: pass!.id, reason: 'wrong_person' })).toBe('PASS_UNKNOWN');
    const { appealPass } = await test.data<{ appealPass: { id: string } }>(holder, appeal, {
      r: r(),
      id: pass!.id,
      reason: 'wrong_person',
    });
    expect(await test.refusal(holder, appeal, { r: r(), id: pass!.id, reason: 'wrong_person' })).toBe('APPEAL_OPEN_ALREADY');
    await test.data(lead, decideAppeal, { r: r(), id: appealPass.id, ok: true });
    await test.facts.sendAgain();
    await test.settle();
    expect(await test.stateOf(pass!.id, holder)).toBe('active');
    expect(await test.refusal(lead, decideAppeal, { r: r(), id: appealPass.id, ok: true })).toBe('APPEAL_DECIDED');
    expect(await test.refusal(holder, appeal, { r: r(), id: pass!.id, reason: 'wrong_person' })).toBe('APPEAL_WITHOUT_CAUSE');
  });

  it('follow people within a compound, and wait when they go to another', async () => {
    const [mother, father] = await residentPasses(at(10));
    test.facts.residentMoved(mother!.residentId!, at(11).home, at(10).household, at(11).household);
    const elsewhere = {
      code: `${otherCompound.code}-001-0001`,
      path: `${otherCompound.path}.${otherCompound.code}-001.${otherCompound.code}-001-0001`,
    };
    test.facts.householdMoved(at(10).household, at(10).home, elsewhere);
    await test.settle();
    await test.become([mother!, father!], ['active', 'suspended']);
    test.facts.householdMoved(at(10).household, elsewhere, at(10).home);
    await test.settle();
    await test.become([mother!, father!], ['active', 'active']);
    const [row] = await rows<{ household_id: string }>(test.service.database.adminUrl, 'SELECT household_id FROM pass WHERE id = $1', [
      mother!.id,
    ]);
    expect(row!.household_id).toBe(at(11).household);
  });

  it('wait for an observation under another record of the same person, until they are found to be two', async () => {
    const [twin, mother] = [test.family(20, 1), test.family(21, 1)];
    await test.settle();
    const [pass] = await residentPasses(mother);
    test.observed(twin, twin.people[0]!).started();
    await test.settle();
    await test.become([pass!], ['active']);
    const merge = { residentId: mother.people[0]!, householdId: mother.household, areaPath: building.path };
    test.facts.say(ResidentsMerged, { ...merge, intoResidentId: twin.people[0]! }, building.path);
    await test.settle();
    await test.become([pass!], ['suspended']);
    test.facts.say(MergeUndone, { ...merge, fromResidentId: twin.people[0]! }, building.path);
    await test.settle();
    await test.become([pass!], ['active']);
  });

  it('are suspended whichever comes first, the pass or the observation', async () => {
    const families = Array.from({ length: 10 }, (_, index) => test.family(30 + index, 1));
    await test.settle();
    families.forEach((family) => test.observed(family, family.people[0]!).started());
    const [issued] = await Promise.all([Promise.all(families.map((family) => residentPasses(family))), test.settle()]);
    await test.become(
      issued.flat(),
      Array.from({ length: 10 }, () => 'suspended'),
    );
    expect(await test.wrongCounts()).toEqual([]);
  });

  it('are revoked a day after their household was closed, but for whoever lives elsewhere by then', async () => {
    const [leaving, next] = [test.family(22, 2), test.family(23, 1)];
    await test.settle();
    const [stays, leaves] = await residentPasses(leaving);
    const place = { householdId: leaving.household, roomCode: leaving.home.code, roomPath: leaving.home.path };
    test.facts.say(HouseholdClosed, place, leaving.home.path);
    await test.settle();
    await test.become([stays!, leaves!], ['suspended', 'suspended']);
    test.facts.residentMoved(stays!.residentId!, next.home, leaving.household, next.household);
    await test.settle();
    await test.become([stays!, leaves!], ['active', 'suspended']);
    await test.moveTo(new Date(Date.now() + 25 * 3_600_000));
    await test.workIsDone();
    await test.become([stays!, leaves!], ['active', 'revoked']);
    await test.published();
    await eventually(() => test.heard.of('pass-revoked', leaves!.id).some(({ payload }) => payload['reason'] === 'holder-left'));
    expect(test.heard.outOfOrder()).toEqual([]);
    expect(await rows(test.service.database.adminUrl, 'SELECT * FROM parked')).toEqual([]);
  });
});
