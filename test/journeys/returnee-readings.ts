import { randomUUID } from 'node:crypto';
import type { ReturneeStory } from './returnee-story.js';
import type { Observed } from './returnee-operations.js';

const send = `mutation ($requestId: ID!, $readings: [ReadingInput!]!) {
  reportReadings(requestId: $requestId, readings: $readings) { accepted rejected { code } } }`;

/** Each of the people has 36.6 unless said otherwise; all of them in one request. */
export async function report(story: ReturneeStory, people: readonly Observed[], changes: Record<string, unknown> = {}): Promise<void> {
  const reading = { temperature: 36.6, method: 'armpit', takenBy: 'self', measuredAt: story.now().toISOString(), ...changes };
  const readings = people.map(({ id }) => ({ ...reading, id: randomUUID(), observationId: id }));
  const { reportReadings } = await story.family.data<{ reportReadings: { accepted: number } }>(send, { requestId: randomUUID(), readings });
  if (reportReadings.accepted !== readings.length) throw new Error(JSON.stringify(reportReadings));
}
