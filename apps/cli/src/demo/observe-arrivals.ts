import type { Api } from '../api.js';
import { askUntil } from './ask-until.js';
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

/** Whoever arrived is proposed for observation; a worker starts it for all of them but one family, and most have reported today. */
export async function observeArrivals(worker: Api, code: string, arrived: readonly string[], fever: boolean): Promise<DemoObservation[]> {
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
  const started = (await observations(worker, code, 'slots { id state opensAt }')).filter(({ state }) => state !== 'proposed');
  await reportToday(worker, started, fever);
  return started;
}

async function observations(worker: Api, code: string, fields = ''): Promise<DemoObservation[]> {
  const { observations: page } = await worker.graphql<{ observations: { edges: { node: DemoObservation }[] } }>(board(fields), { code });
  return page.edges.map(({ node }) => node);
}

/** The truth only: readings of now, for reports that are open now. */
async function reportToday(worker: Api, started: readonly DemoObservation[], fever: boolean): Promise<void> {
  const measuredAt = new Date();
  const open = started.flatMap(({ id: observationId, slots }) =>
    slots
      .filter((slot) => slot.state === 'due' && new Date(slot.opensAt) <= measuredAt)
      .map(({ id: slotId }) => ({ observationId, slotId })),
  );
  const readings = open
    .filter((_, index) => index % 4 !== 3)
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
