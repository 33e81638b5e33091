import type { Api } from '../api.js';
import { askUntil } from './ask-until.js';
import { demoNow } from './demo-clock.js';
import { requestId } from './request-id.js';

export interface DemoObservation {
  id: string;
  residentId: string;
  state: string;
  slots: { id: string; state: string; opensAt: string }[];
}

/** Degrees Celsius: suspected, until a doctor has seen them. */
const feverish = 38.2;

const board = (fields: string): string => `query ($code: ID!) {
  observations(areaCode: $code, states: [proposed, active, extended], first: 60) { edges { node { id residentId state ${fields} } } } }`;

/** Whoever arrived is proposed for observation, and a worker starts it for all of them but one family. */
export async function observeArrivals(worker: Api, code: string, arrived: readonly string[]): Promise<DemoObservation[]> {
  const proposed = await askUntil('A proposal of observation', async () => {
    const found = await observations(worker, code);
    return arrived.every((id) => found.some(({ residentId }) => residentId === id)) ? found : undefined;
  });
  const ids = proposed.flatMap(({ id, state }) => (state === 'proposed' ? [id] : [])).slice(2);
  if (ids.length > 0)
    await worker.graphql(`mutation ($r: ID!, $ids: [ID!]!) { startObservations(requestId: $r, ids: $ids) { accepted } }`, {
      r: requestId('start', ...ids),
      ids,
    });
  return observedIn(worker, code);
}

export const observedIn = async (worker: Api, code: string): Promise<DemoObservation[]> =>
  (await observations(worker, code, 'slots { id state opensAt }')).filter(({ state }) => state !== 'proposed');

async function observations(worker: Api, code: string, fields = ''): Promise<DemoObservation[]> {
  const { observations: page } = await worker.graphql<{ observations: { edges: { node: DemoObservation }[] } }>(board(fields), { code });
  return page.edges.map(({ node }) => node);
}

/** Most of the reports that are open now, each by a family at home. The last of those observed has not been heard of for days. */
export async function reportTemperatures(worker: Api, code: string, fever = false): Promise<void> {
  const measuredAt = demoNow();
  const observed = await observedIn(worker, code);
  const open = observed
    .slice(0, -1)
    .flatMap(({ id: observationId, slots }) =>
      slots
        .filter((slot) => slot.state === 'due' && new Date(slot.opensAt) <= measuredAt)
        .map(({ id: slotId }) => ({ observationId, slotId })),
    );
  const readings = open
    .filter((_, index) => (index + measuredAt.getUTCDate()) % 6 !== 5)
    .map((slot, index) => ({
      ...{ ...slot, id: requestId('reading', slot.slotId), measuredAt },
      ...{ temperature: fever && index === 0 ? feverish : 36 + ((index * 7) % 10) / 10, method: 'armpit', takenBy: 'family' },
    }));
  if (readings.length === 0) return;
  await worker.graphql(
    `mutation ($r: ID!, $readings: [ReadingInput!]!) { reportReadings(requestId: $r, readings: $readings) { accepted } }`,
    {
      r: requestId('readings', ...readings.map(({ id }) => id)),
      readings,
    },
  );
}
