import { randomUUID } from 'node:crypto';
import { eventually } from '#testing/stack.js';
import { at, type AuthorizationPart, here, type Ids } from './part.js';

const later = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const name = { zh: '口罩' };

const opening = (areaCode: string, ids: Ids) => ({
  ...{ requestId: randomUUID(), areaCode, itemId: ids['item'], rule: 'queue', packs: 5, closesAt: later(1) },
  ...{ pharmacyIds: [ids['pharmacy']], collectFrom: '00:00', collectUntil: '23:59' },
});
const place = (ids: Ids) => ({ requestId: randomUUID(), storeId: ids['pharmacy'], itemId: ids['item'] });
const supply = (ids: Ids) => ({ requestId: randomUUID(), roundId: ids['round'], pharmacyId: ids['pharmacy'], day: today(), packs: 1 });
const step = (id: string | undefined) => ({ requestId: randomUUID(), id });

export const suppliesPart: AuthorizationPart = {
  service: 'supplies',

  /** Stock in a pharmacy, a household that is called to collect, and one that asks for help. */
  async prepare(stack, { code: areaCode, ...where }, { household }) {
    const worker = at('committee-worker', { code: areaCode, ...where });
    const ids: Ids = {};
    const ask = async <Answer = { id: string }>(text: string, variables: object): Promise<Answer | undefined> =>
      Object.values((await stack.graphql(worker, text, variables as Record<string, unknown>)).data ?? {})[0] as Answer | undefined;
    const make = async (key: string, verb: string, type: string, input: object): Promise<void> => {
      const order = `mutation ($input: ${type}!) { ${verb}(input: $input) { id } }`;
      ids[key] = await eventually(async () => (await ask(order, { input }))?.id, 20_000);
    };
    await make('item', 'defineSupplyItem', 'DefineItemInput', { requestId: randomUUID(), areaCode, kind: 'mask_medical', name });
    await make('pharmacy', 'openStore', 'OpenStoreInput', { requestId: randomUUID(), areaCode, kind: 'pharmacy', name });
    await make('movement', 'moveStock', 'MoveStockInput', { ...place(ids), kind: 'receipt', quantity: 50 });
    await make('round', 'openRound', 'OpenRoundInput', opening(areaCode, ids));
    await make('help', 'requestHelp', 'RequestHelpInput', { requestId: randomUUID(), householdId: household, kind: 'food' });
    const book = `mutation ($input: BookReservationInput!) { bookReservation(input: $input) { reservation { id voucher { shortCode } } } }`;
    const booked = await eventually(async () => {
      const input = { requestId: randomUUID(), roundId: ids['round'], householdId: household };
      return ask<{ reservation: { id: string; voucher: { shortCode: string } } }>(book, { input });
    }, 20_000);
    await make('supply', 'confirmSupply', 'ConfirmSupplyInput', supply(ids));
    const shelves = await ask<{ shelves: { id: string }[] }[]>('query ($a: ID!) { stores(areaCode: $a) { shelves { id } } }', {
      a: areaCode,
    });
    const { id: reservation, voucher } = booked.reservation;
    return { ...ids, reservation, voucher: voucher.shortCode, shelf: shelves?.[0]?.shelves[0]?.id ?? '' };
  },

  questions: (ids) => ({
    supplyItems: [{ areaCode: here.code }],
    stores: [{ areaCode: here.code }],
    stockMovements: [{ shelfId: ids['shelf'] }, { shelfId: ids['shelf'], before: randomUUID() }],
    maskRound: [{ id: ids['round'] }],
    maskRounds: [{}, { areaCode: here.code }],
    roundDraw: [{ id: ids['round'] }],
    reservation: [{ id: ids['reservation'] }],
    reservations: [{ roundId: ids['round'] }, { roundId: ids['round'], state: 'called', after: ids['reservation'] }],
    supplies: [{ roundId: ids['round'] }],
    helpRequest: [{ id: ids['help'] }],
    helpRequests: [{}, { areaCode: here.code, state: 'open', after: ids['help'] }],
    myErrands: [{}],
  }),

  orders: (ids) => ({
    defineSupplyItem: { input: { requestId: randomUUID(), areaCode: here.code, kind: 'other', name } },
    openStore: { input: { requestId: randomUUID(), areaCode: here.code, kind: 'pharmacy', name } },
    warnOfLowStock: { storeId: ids['pharmacy'], itemId: ids['item'], warnBelow: 5 },
    moveStock: { input: { ...place(ids), kind: 'issue', quantity: 1 } },
    countStock: { input: { ...place(ids), counted: 0 } },
    sendStock: {
      input: { requestId: randomUUID(), fromStoreId: ids['pharmacy'], toStoreId: randomUUID(), itemId: ids['item'], quantity: 1 },
    },
    receiveStock: { requestId: randomUUID(), transferId: ids['movement'], received: 1 },
    reverseStockMovement: step(ids['movement']),
    openRound: { input: opening(here.code, ids) },
    closeRound: step(ids['round']),
    bookReservation: { input: { requestId: randomUUID(), roundId: ids['round'], householdId: ids['household'] } },
    keyPaperReservations: { roundId: ids['round'], reservations: [{ requestId: randomUUID(), householdId: ids['household'] }] },
    cancelReservation: step(ids['reservation']),
    nameProxy: step(ids['reservation']),
    redeemVoucher: { input: { requestId: randomUUID(), pharmacyId: ids['pharmacy'], code: ids['voucher'] } },
    confirmSupply: { input: supply(ids) },
    requestHelp: { input: { requestId: randomUUID(), householdId: ids['household'], kind: 'food' } },
    assignHelp: { ...step(ids['help']), helper: 'somebody' },
    takeErrand: step(ids['help']),
    startErrand: step(ids['help']),
    deliverHelp: step(ids['help']),
    confirmHelp: step(ids['help']),
    closeHelp: step(ids['help']),
  }),

  entities: (ids) => ({
    SupplyItem: { id: ids['item'] ?? '' },
    Store: { id: ids['pharmacy'] ?? '' },
    MaskRound: { id: ids['round'] ?? '' },
    Reservation: { id: ids['reservation'] ?? '' },
    HelpRequest: { id: ids['help'] ?? '' },
  }),
};
