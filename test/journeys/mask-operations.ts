import { randomUUID } from 'node:crypto';
import type { Caller } from './callers.js';
import { committee, subdistrict } from './returnee-story.js';

export interface Reservation {
  id: string;
  state: string;
  number: number | null;
  householdId: string;
  by: string;
}
const seen = 'id state number householdId by';

export interface Booked {
  bookReservation: { code: string | null; reservation: Reservation } | null;
}
export const book = `mutation ($input: BookReservationInput!) { bookReservation(input: $input) { code message reservation { ${seen} } } }`;

export interface Keyed {
  keyPaperReservations: { reservations: Reservation[]; rejected: { index: number; code: string; message: string }[] };
}
export const keyPaper = `mutation ($roundId: ID!, $rows: [PaperReservationInput!]!) {
  keyPaperReservations(roundId: $roundId, reservations: $rows) { reservations { ${seen} } rejected { index code message } } }`;

export interface Round {
  state: string;
  phase: string;
  remaining: number;
  seedCommitment: string | null;
  seed: string | null;
}
export const round = 'query ($id: ID!) { maskRound(id: $id) { state phase remaining seedCommitment seed } }';
export const closeRound = 'mutation ($r: ID!, $id: ID!) { closeRound(requestId: $r, id: $id) { state } }';
export const reservations = `query ($id: ID!, $after: ID) { reservations(roundId: $id, first: 500, after: $after) { ${seen} } }`;
export const drawOf = 'query ($id: ID!) { roundDraw(id: $id) { seed commitment packs entries { place reservationId } } }';
export interface Draw {
  roundDraw: { seed: string; commitment: string; packs: number; entries: { place: number; reservationId: string }[] };
}

export const confirm = 'mutation ($input: ConfirmSupplyInput!) { confirmSupply(input: $input) { packs } }';
export const voucher = 'query ($id: ID!) { reservation(id: $id) { state number voucher { shortCode qrText } } }';
export const nameProxy = 'mutation ($r: ID!, $id: ID!) { nameProxy(requestId: $r, id: $id) { proxyCode } }';
export const redeem = 'mutation ($input: RedeemVoucherInput!) { redeemVoucher(input: $input) { id state byProxy } }';

const masks = 'query ($code: ID!) { area(code: $code) { masks { booked called collected remaining } } }';
export const masksOf = async (caller: Caller): Promise<object | null> =>
  (await caller.data<{ area: { masks: object | null } }>(masks, { code: committee.code })).area.masks;

export const linkMyHousehold = 'mutation ($r: ID!) { linkMyHousehold(requestId: $r) { householdId } }';
export const myHouseholds = 'query { myHouseholds { id } }';

export interface MaskPlace {
  itemId: string;
  pharmacyId: string;
}

/** What is handed out, and where. */
export async function openPharmacy(officer: Caller): Promise<MaskPlace> {
  const item = { requestId: randomUUID(), areaCode: subdistrict.code, kind: 'mask_medical', name: { zh: '医用口罩' } };
  const store = { requestId: randomUUID(), areaCode: committee.code, kind: 'pharmacy', name: { zh: '药店' } };
  const { defineSupplyItem, openStore } = await officer.data<{ defineSupplyItem: { id: string }; openStore: { id: string } }>(
    'mutation ($item: DefineItemInput!, $store: OpenStoreInput!) { defineSupplyItem(input: $item) { id } openStore(input: $store) { id } }',
    { item, store },
  );
  return { itemId: defineSupplyItem.id, pharmacyId: openStore.id };
}

export interface Announced extends MaskPlace {
  rule: 'queue' | 'lottery';
  packs: number;
  opensAt: Date;
  closesAt: Date;
}

/** @returns its id */
export async function announceRound(worker: Caller, { pharmacyId, ...opening }: Announced): Promise<string> {
  const hours = { collectFrom: '07:00', collectUntil: '21:00' };
  const input = { requestId: randomUUID(), areaCode: committee.code, ...hours, ...opening, pharmacyIds: [pharmacyId] };
  const open = 'mutation ($input: OpenRoundInput!) { openRound(input: $input) { id } }';
  return (await worker.data<{ openRound: { id: string } }>(open, { input })).openRound.id;
}
