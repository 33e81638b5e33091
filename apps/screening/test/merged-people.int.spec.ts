import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MergeUndone, ResidentsMerged } from '#contracts/registration.events.js';
import { building, CareUnderTest, type Family, room } from './care-under-test.js';
import { answered, maotai } from './screening-under-test.js';

describe('somebody who stood in the register twice', () => {
  let test: CareUnderTest;
  let family: Family;
  let campaign: string;
  const merge = (residentId: string, intoResidentId: string): void => {
    const payload = { residentId, intoResidentId, householdId: family.household, areaPath: building.path };
    test.screening.facts.say(ResidentsMerged, payload, building.path);
  };
  const known = async () => (await test.screening.coverage(maotai, campaign))!;

  beforeAll(async () => {
    test = await CareUnderTest.start();
    family = test.family(301, 3);
    await test.screening.settle();
    campaign = await test.screening.open(maotai);
  }, 120_000);
  afterAll(() => test.stop());

  it('is counted once, with what either record has answered', async () => {
    const [first = '', second = '', third = ''] = family.residents;
    const { id } = await test.screening.targetOf(room(301), campaign);
    await test.screening.record([answered(id, [third])]);
    expect(await known()).toMatchObject({ personsKnown: 3, personsAnswered: 1 });
    merge(third, second);
    await test.screening.settle(2);
    expect(await known()).toMatchObject({ personsKnown: 2, personsAnswered: 1 });
    merge(second, first);
    await test.screening.settle();
    expect(await known()).toMatchObject({ personsKnown: 1, personsAnswered: 1, ended: 1 });
    expect(await test.screening.wrongCounts()).toEqual([]);
    expect((await test.screening.record([answered(id, [third])])).rejected).toMatchObject([{ code: 'ANSWER_OF_STRANGER' }]);
  });

  it('is proposed once, and an observation of either record is shown under the one that stands', async () => {
    const [first = '', , third = ''] = family.residents;
    test.arrived(test.trip(family, { residentIds: [third] }));
    await test.screening.settle();
    const observations = await test.observations(family);
    expect(observations).toMatchObject([{ resident: third, state: 'proposed' }]);
    const one = 'observation(id: $id) { residentId resident { id } }';
    expect(await test.ask(test.people.worker, one, { id: ['ID!', observations[0]!.id] })).toEqual({
      residentId: third,
      resident: { id: first },
    });
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Resident { observations { id } } } }`;
    const of = [{ __typename: 'Resident', id: first }];
    expect(await test.screening.data(test.people.worker, query, { of })).toEqual({
      _entities: [{ observations: [{ id: observations[0]!.id }] }],
    });
  });

  it('and was two people after all is counted again as before', async () => {
    const [first = '', second = '', third = ''] = family.residents;
    const undone = (residentId: string, fromResidentId: string) =>
      test.screening.facts.say(
        MergeUndone,
        { residentId, fromResidentId, householdId: family.household, areaPath: building.path },
        building.path,
      );
    undone(second, first);
    undone(third, second);
    await test.screening.settle();
    expect(await known()).toMatchObject({ personsKnown: 3, personsAnswered: 1, ended: 1 });
    expect(await test.screening.wrongCounts()).toEqual([]);
  });
});
