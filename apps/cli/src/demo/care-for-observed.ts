import type { Api } from '../api.js';
import { askUntil } from './ask-until.js';
import type { DemoObservation } from './observe-arrivals.js';
import { requestId } from './request-id.js';

/** Who stays at home needs food and medicine: two ask for it, and somebody is on the way to one of them. */
export async function careForObserved(worker: Api, helper: Api, code: string, started: readonly DemoObservation[]): Promise<void> {
  for (const { id } of started.slice(0, 2))
    await worker.graphql(`mutation ($r: ID!, $id: ID!) { openNeed(requestId: $r, observationId: $id, needs: [food, medicine]) { id } }`, {
      r: requestId('need', id),
      id,
    });
  const query = `query ($code: ID!) { helpRequests(areaCode: $code) { id state } }`;
  const open = await askUntil('A request for help', async () => {
    const { helpRequests } = await worker.graphql<{ helpRequests: { id: string; state: string }[] }>(query, { code });
    return helpRequests.length > 0 ? helpRequests : undefined;
  });
  const [first] = open;
  if (first?.state !== 'open' || open.some(({ state }) => state !== 'open')) return;
  await helper.graphql(`mutation ($r: ID!, $id: ID!) { takeErrand(requestId: $r, id: $id) { id } }`, {
    r: requestId('errand', first.id),
    id: first.id,
  });
}
