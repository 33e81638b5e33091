import type { Api } from '../api.js';
import type { DemoFamily } from './families.js';

const placeOf = `query ($id: ID!) { household(id: $id) { room { path } } }`;

/** The demo resident lives in a family of the roster: the lead has seen who they are and gives them their own household, no more. */
export async function settleResident(lead: Api, worker: Api, [first]: readonly DemoFamily[]): Promise<void> {
  if (!first) return;
  const { household } = await worker.graphql<{ household: { room: { path: string } } }>(placeOf, { id: first.id });
  const grant = { to: 'resident', role: 'resident', scope: household.room.path, household: first.id, reason: 'Lives there' };
  await lead.rest('/identity/grants', { body: JSON.stringify(grant), type: 'application/json' });
}
