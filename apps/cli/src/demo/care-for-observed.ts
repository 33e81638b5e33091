import type { Api } from '../api.js';
import { askUntil } from './ask-until.js';
import type { DemoObservation } from './observe-arrivals.js';
import { requestId } from './request-id.js';

/** Who stays at home needs food and medicine: two ask for it, and somebody takes one of the errands. */
export async function careForObserved(worker: Api, helper: Api, code: string, started: readonly DemoObservation[]): Promise<void> {
  for (const { id } of started.slice(0, 2))
    await worker.graphql(`mutation ($r: ID!, $id: ID!) { openNeed(requestId: $r, observationId: $id, needs: [food, medicine]) { id } }`, {
      r: requestId('need', id),
      id,
    });
  const open = await askUntil('A request for help', async () => {
    const found = await helpIn(worker, code);
    return found.length > 0 ? found : undefined;
  });
  const [first] = open;
  if (first?.state === 'open' && open.every(({ state }) => state === 'open')) await errand(helper, 'takeErrand', first.id);
}

/** Whoever took an errand has been at the door. */
export async function bringHelp(helper: Api, code: string): Promise<void> {
  for (const { id } of (await helpIn(helper, code)).filter(({ state }) => state === 'assigned')) {
    await errand(helper, 'startErrand', id);
    await errand(helper, 'deliverHelp', id);
  }
}

async function helpIn(api: Api, code: string): Promise<{ id: string; state: string }[]> {
  const query = `query ($code: ID!) { helpRequests(areaCode: $code) { id state } }`;
  return (await api.graphql<{ helpRequests: { id: string; state: string }[] }>(query, { code })).helpRequests;
}

const errand = (helper: Api, step: 'takeErrand' | 'startErrand' | 'deliverHelp', id: string): Promise<unknown> =>
  helper.graphql(`mutation ($r: ID!, $id: ID!) { ${step}(requestId: $r, id: $id) { id } }`, { r: requestId(step, id), id });
