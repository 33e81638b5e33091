import type { Api } from '../api.js';
import type { DemoFamily } from './families.js';
import { observedIn } from './observe-arrivals.js';
import { requestId } from './request-id.js';

const household = `query ($id: ID!) { household(id: $id) { residents { name { original } phones } } }`;
const unmask = `mutation ($ids: [ID!]!, $purpose: UnmaskPurpose!) { unmaskResidents(residentIds: $ids, purpose: $purpose) { id } }`;
const askEnd = `mutation ($input: AskObservationChangeInput!) { askObservationChange(input: $input) { id } }`;
const refuse = `mutation ($r: ID!, $id: ID!) { approveObservationChange(requestId: $r, id: $id, approve: false) { id } }`;

/** What leaves traces in the ledger: records opened in the course of work, numbers unmasked for a purpose, a decision of two people. */
export async function lookIntoRecords(worker: Api, doctor: Api, code: string, families: readonly DemoFamily[]): Promise<void> {
  for (const { id } of families.slice(0, 3)) await worker.graphql(household, { id });
  const [first, second] = families;
  if (first) await worker.graphql(unmask, { ids: [first.residents[0]?.id], purpose: 'identity_check' });
  if (second) await worker.graphql(unmask, { ids: second.residents.map(({ id }) => id), purpose: 'epidemic_investigation' });
  const [observed] = await observedIn(worker, code);
  if (!observed) return;
  const about = { observationId: observed.id, kind: 'end_early', reason: 'date_corrected', evidence: 'Ticket shown at the door' };
  const { askObservationChange } = await worker.graphql<{ askObservationChange: { id: string } }>(askEnd, {
    input: { requestId: requestId('end-asked', observed.id), ...about },
  });
  await doctor.graphql(refuse, { r: requestId('end-refused', observed.id), id: askObservationChange.id });
}
