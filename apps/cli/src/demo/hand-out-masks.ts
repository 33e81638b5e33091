import { chinaDay } from '#platform/china-time.rules.js';
import type { Api } from '../api.js';
import { askUntil } from './ask-until.js';
import type { DemoFamily } from './families.js';
import { demoSubdistrict } from './persons.js';
import { requestId } from './request-id.js';

const dayMs = 86_400_000;
const name = { zh: '医用外科口罩', en: 'Surgical masks', ja: 'サージカルマスク', ko: '수술용 마스크' };
const pharmacy = { zh: '演示药房', en: 'Pharmacy of the demonstration', ja: 'デモ薬局', ko: '데모 약국' };

export interface MaskPlace {
  itemId: string;
  pharmacyId: string;
}

/** What is handed out, and where. */
export async function openPharmacy(officer: Api): Promise<MaskPlace> {
  const areaCode = demoSubdistrict.code;
  const item = { requestId: requestId('item'), areaCode, kind: 'mask_surgical', name };
  const store = { requestId: requestId('pharmacy'), areaCode, kind: 'pharmacy', name: pharmacy };
  const { defineSupplyItem, openStore } = await officer.graphql<{ defineSupplyItem: { id: string }; openStore: { id: string } }>(
    `mutation ($item: DefineItemInput!, $store: OpenStoreInput!) { defineSupplyItem(input: $item) { id } openStore(input: $store) { id } }`,
    { item, store },
  );
  return { itemId: defineSupplyItem.id, pharmacyId: openStore.id };
}

/** A round of a committee, with bookings that came on paper. @returns its id */
export async function openRound(
  worker: Api,
  areaCode: string,
  rule: 'queue' | 'lottery',
  place: MaskPlace,
  families: readonly DemoFamily[],
) {
  const input = {
    ...{ requestId: requestId('round', areaCode), areaCode, rule, itemId: place.itemId, pharmacyIds: [place.pharmacyId] },
    ...{ packs: families.length + 40, closesAt: new Date(Date.now() + 3 * dayMs) },
  };
  const { openRound: round } = await worker.graphql<{ openRound: { id: string } }>(
    `mutation ($input: OpenRoundInput!) { openRound(input: $input) { id } }`,
    { input },
  );
  const reservations = families.map(({ id: householdId }) => ({ requestId: requestId('booking', householdId), householdId }));
  await askUntil('Bookings of masks', async () => {
    const { keyPaperReservations } = await worker.graphql<{ keyPaperReservations: { rejected: { code: string }[] } }>(
      `mutation ($id: ID!, $rows: [PaperReservationInput!]!) { keyPaperReservations(roundId: $id, reservations: $rows) { rejected { code } } }`,
      { id: round.id, rows: reservations },
    );
    return keyPaperReservations.rejected.every(({ code }) => !code.endsWith('_UNKNOWN')) || undefined;
  });
  return round.id;
}

/** The pharmacy will have some packs tomorrow; so many are called. */
export async function confirmTomorrow(clerk: Api, roundId: string, pharmacyId: string, packs: number): Promise<void> {
  const day = chinaDay(new Date(Date.now() + dayMs));
  const input = { requestId: requestId('supply', roundId), roundId, pharmacyId, day, packs };
  await clerk.graphql(`mutation ($input: ConfirmSupplyInput!) { confirmSupply(input: $input) { id } }`, { input });
}
