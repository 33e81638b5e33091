import type { Api } from '../api.js';
import { askUntil } from './ask-until.js';
import { demoNow } from './demo-clock.js';
import type { DemoFamily } from './families.js';
import { requestId } from './request-id.js';

const validMs = 60 * 86_400_000;
const mostAtOnce = 300;

/** Everybody of these families gets a pass; it waits for those who are under observation. */
export async function issueDemoPasses(worker: Api, families: readonly DemoFamily[]): Promise<void> {
  let left = families.flatMap(({ residents }) => residents.map(({ id: residentId }) => ({ residentId }))).slice(0, mostAtOnce);
  let asked = 0;
  const validUntil = new Date(demoNow().getTime() + validMs);
  await askUntil('Passes for residents', async () => {
    asked += 1;
    const input = {
      requestId: requestId('passes', asked, ...left.map((one) => one.residentId)),
      passClass: 'resident',
      validUntil,
      holders: left,
    };
    const { issuePasses } = await worker.graphql<{ issuePasses: { rejected: { index: number; code: string }[] } }>(
      `mutation ($input: IssuePassesInput!) { issuePasses(input: $input) { rejected { index code } } }`,
      { input },
    );
    // Whoever is not known there yet is asked for again.
    left = issuePasses.rejected.flatMap(({ index, code }) => (code.endsWith('_UNKNOWN') ? (left[index] ?? []) : []));
    return left.length === 0 || undefined;
  });
}
