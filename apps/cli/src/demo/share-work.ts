import type { Api } from '../api.js';
import { requestId } from './request-id.js';

const open = `query ($a: ID!) { area(code: $a) { path } workList(areaCode: $a, workers: 100) { bundles { tasks { id assignee } } } }`;
const give = `mutation ($r: ID!, $to: ID!, $ids: [ID!]!) { handOverTasks(requestId: $r, to: $to, ids: $ids) { accepted } }`;

/** Tasks that are given out together, and whose they are by turns: the place among the colleagues; past the last nobody's. */
const together = 3;
const turns = [0, 2, 3, 0, 4, 9, 2, 5, 9];

interface Open {
  area: { path: string };
  workList: { bundles: { tasks: { id: string; assignee: string | null }[] }[] };
}

/** The lead gives out the work of the day, a few tasks at a time; some of it waits for whoever takes it. */
export async function shareWork(lead: Api, code: string): Promise<void> {
  const { area, workList } = await lead.graphql<Open>(open, { a: code });
  const colleagues = await lead.rest<{ id: string }[]>(`/identity/colleagues?area=${area.path}`);
  const free = workList.bundles.flatMap(({ tasks }) => tasks.flatMap(({ id, assignee }) => (assignee === null ? [id] : [])));
  for (let first = 0; first < free.length; first += together) {
    const ids = free.slice(first, first + together);
    const to = colleagues[turns[(first / together) % turns.length] ?? colleagues.length]?.id;
    if (to) await lead.graphql(give, { r: requestId('work-shared', ...ids), to, ids });
  }
}
