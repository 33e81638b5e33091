import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildingAt, committeeOf, compoundOf, type Place, subdistrict } from '#testing/registration-facts.js';
import { statementsOf } from '#testing/statements.js';
import type { TestCaller } from '#testing/service.js';
import { type Home, MaskRoundUnderTest } from './mask-round.js';
import { lookalike, maotai, SuppliesUnderTest } from './supplies-under-test.js';

const compound = compoundOf(maotai);
const building = buildingAt(compound, 12);
const masksFields = 'masks { booked called collected remaining asOf }';

interface Figures {
  masks: { booked: number | null; called: number | null; collected: number | null; remaining: number } | null;
  help: { open: number | null; late: number | null; delivered: number | null } | null;
}

describe('figures of an area', () => {
  let test: SuppliesUnderTest;
  let masks: MaskRoundUnderTest;
  let homes: Home[];
  let leader: TestCaller;
  const committees = Array.from({ length: 24 }, (_, index) => committeeOf(String(310105008100 + index)));

  beforeAll(async () => {
    test = await SuppliesUnderTest.start();
    test.facts.area('compound', compound, '茅台新苑').area('building', building, '12号');
    for (const committee of committees) test.facts.area('committee', committee, committee.code);
    await test.settle();
    masks = new MaskRoundUnderTest(test);
    await masks.prepare();
    homes = await masks.homes(9);
    leader = await test.service.as([{ role: 'district-leader', scope: subdistrict.path }]);
  }, 120_000);
  afterAll(() => test.stop());

  const of = async <Data = Figures>(areas: Place[], fields: string, caller: TestCaller = test.worker): Promise<Data[]> => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Area { ${fields} } } }`;
    const representations = areas.map(({ code }) => ({ __typename: 'Area', code }));
    return (await test.data<{ _entities: Data[] }>(caller, query, { of: representations }))._entities;
  };

  it('are none before a round runs, and count what is booked, called and collected at every level', async () => {
    expect(await of([maotai], masksFields)).toEqual([{ masks: null }]);
    const round = await masks.open({ packs: 8 });
    const booked = [];
    for (const home of homes.slice(0, 7)) booked.push(await masks.book(round, home));
    await masks.confirm(round, 6);
    await masks.redeem(booked[0]!.voucher!.shortCode);
    await test.data(test.worker, 'mutation ($r: ID!, $id: ID!) { cancelReservation(requestId: $r, id: $id) { id } }', {
      r: randomUUID(),
      id: booked[6]!.id,
    });
    const counts = { booked: 6, called: 6, collected: 1, remaining: 2 };
    const found = await of([maotai, compound, building, homes[0]!.room], masksFields);
    expect(found).toMatchObject([{ masks: counts }, { masks: counts }, { masks: counts }, { masks: null }]);
    expect(await of([subdistrict, lookalike], masksFields, test.officer)).toMatchObject([{ masks: counts }, { masks: null }]);
  });

  it('hide from who may not see people what is about somebody', async () => {
    expect(await of([maotai], masksFields, leader)).toMatchObject([{ masks: { booked: 6, called: 6, collected: null, remaining: 2 } }]);
    expect(await of([building], masksFields, leader)).toMatchObject([{ masks: { booked: 6, collected: null } }]);
  });

  it('show what happened behind them, page by page, as exactly as the reader may know, and nobody', async () => {
    const events = (after: string | null) =>
      `masks { events(first: 10, after: ${JSON.stringify(after)}) { nodes { id type at areaCode } endCursor } }`;
    interface Page {
      masks: { events: { nodes: { type: string; areaCode: string }[]; endCursor: string | null } };
    }
    const [first] = await of<Page>([maotai], events(null));
    const [second] = await of<Page>([maotai], events(first!.masks.events.endCursor));
    const all = [...first!.masks.events.nodes, ...second!.masks.events.nodes];
    expect(second!.masks.events.endCursor).toBeNull();
    expect(all.map(({ type }) => type)).toEqual([
      ...['reservation-cancelled', 'reservation-collected'],
      ...Array.from({ length: 6 }, () => 'reservation-called'),
      ...Array.from({ length: 7 }, () => 'reservation-booked'),
    ]);
    expect(new Set(all.map(({ areaCode }) => areaCode))).toEqual(new Set([compound.code]));
    expect(await of([subdistrict, compound], events(null), leader)).toEqual([{ masks: { events: null } }, { masks: { events: null } }]);
  });

  it('count help that is waited for, late, and delivered today', async () => {
    const request = 'mutation ($input: RequestHelpInput!) { requestHelp(input: $input) { id } }';
    for (const { household } of homes.slice(0, 6))
      await test.data(test.worker, request, { input: { requestId: randomUUID(), householdId: household, kind: 'food' } });
    const { helpRequests } = await test.data<{ helpRequests: { id: string }[] }>(test.worker, 'query { helpRequests { id } }');
    const id = helpRequests[0]!.id;
    for (const verb of ['takeErrand', 'deliverHelp'])
      await test.data(test.worker, `mutation ($r: ID!, $id: ID!) { ${verb}(requestId: $r, id: $id) { id } }`, { r: randomUUID(), id });
    const fields = 'help { open late delivered asOf events(first: 3) { nodes { type areaCode } } }';
    const [found] = await of<Figures & { help: { events: { nodes: object[] } } }>([maotai], fields);
    expect(found).toMatchObject({ help: { open: 5, late: 0, delivered: 1 } });
    expect(found!.help.events.nodes).toEqual([
      { type: 'help-delivered', areaCode: compound.code },
      { type: 'help-assigned', areaCode: compound.code },
      { type: 'help-requested', areaCode: compound.code },
    ]);
    expect(await of([maotai, lookalike], 'help { open late delivered }', leader)).toEqual([
      { help: { open: 5, late: 0, delivered: null } },
      { help: { open: 0, late: 0, delivered: 0 } },
    ]);
  });

  it('are none outside the jurisdiction, and nothing at all for who may not read figures', async () => {
    const stranger = await test.service.as([{ role: 'committee-worker', scope: lookalike.path }]);
    expect(await of([maotai], `${masksFields} help { open }`, stranger)).toEqual([{ masks: null, help: null }]);
    await expect(of([maotai], masksFields, await test.resident(homes[0]!.room, homes[0]!.household))).rejects.toThrow('ACTION_NOT_ALLOWED');
  });

  it('of 24 committees take as many statements as of one', async () => {
    const fields = `${masksFields} help { open late delivered asOf } `;
    const events = 'masks { events { nodes { id } } } help { events { nodes { id } } }';
    const one = await statementsOf(test.service, () => of([maotai], fields + events, test.officer));
    const all = await statementsOf(test.service, () => of([maotai, ...committees], fields + events, test.officer));
    expect([one.length, all.length]).toEqual([6, 6]);
  });
});
