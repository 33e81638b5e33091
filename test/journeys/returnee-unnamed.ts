import { randomUUID as r } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { eventually } from '#testing/stack.js';
import { postgresFolder } from '../../deploy/local/postgres.js';
import { canariesIn, canariesOf, filesWith } from '../canaries.js';
import { refusedQuestions } from './named-in-vain.js';
import * as say from './returnee-operations.js';
import { committee, type ReturneeStory, services } from './returnee-story.js';

/** What is asked wrongly of what the family says about itself; each with the code of its "no". */
const mistakes = (room: string, phone: string) => {
  const members = say.members(phone);
  const [head] = members;
  const { name, documents } = head!.person;
  const of = (changes: object, person: object) => ({
    requestId: r(),
    room: { roomCode: room },
    members: [{ ...head, person: { ...head!.person, ...person } }],
    ...changes,
  });
  return [
    { input: of({}, { nationality: name }), code: 'COUNTRY_UNKNOWN' },
    { input: of({}, { birthDate: phone }), code: 'DATE_IMPOSSIBLE' },
    { input: of({}, { phones: [documents[0]!.number] }), code: 'PHONE_INVALID' },
    { input: of({}, { documents: [{ kind: 'resident_id', number: documents[0]!.number }] }), code: 'DOCUMENT_FORM_WRONG' },
    { input: of({ [name]: phone }, {}), code: 'INPUT_INVALID' },
  ];
};

/** What they said about themselves stays in the register. */
export function isNamedNowhere(story: ReturneeStory): void {
  const people = say.members(story.family.phone).map(({ person }) => ({
    ...{ name: person.name, documentNumber: person.documents[0]!.number },
    ...{ committee: '', building: '', room: '', roomState: '', phone: story.family.phone.slice(3) },
  }));
  const canaries = canariesOf(people);

  it('is named in no answer to a question that is refused', async () => {
    const answers: string[] = [];
    for (const { input, code } of mistakes(await story.room('302'), story.family.phone)) {
      const answer = await story.family.answer(say.registerMyFamily, { input });
      expect([code, answer.errors?.[0]?.extensions.code]).toEqual([code, code]);
      answers.push(JSON.stringify(answer));
    }
    for (const { query, variables, code } of refusedQuestions(people, committee.code)) {
      const caller = code === 'ACTION_NOT_ALLOWED' ? 'operator' : 'committee-worker';
      const answer = await story.stack.graphql(caller, query, variables);
      expect([query, answer.errors?.[0]?.extensions.code]).toEqual([query, code]);
      answers.push(JSON.stringify(answer));
    }
    expect(canariesIn(answers, canaries)).toEqual([]);
  });

  it('is named in no trace, metric, log, topic, or file of any database', async () => {
    const { stack, collector } = story;
    const metrics = await Promise.all(Object.values(stack.facts.services).map(async ({ url }) => (await fetch(`${url}/metrics`)).text()));
    expect(canariesIn(metrics, canaries)).toEqual([]);
    await eventually(() => services.every((service) => collector.spans[service]), 20_000);
    expect(canariesIn(collector.bodies, canaries)).toEqual([]);
    // Everything the stack has written: logs, Kafka's segments, and PostgreSQL's files with their write-ahead log.
    const folders = [`${stack.home}/logs`, `${stack.home}/kafka`, postgresFolder(stack.home)];
    expect(filesWith(canaries, folders)).toEqual([]);
    // The search finds what is there.
    expect(canariesIn(collector.bodies, ['/graphql'])).toHaveLength(1);
    for (const folder of folders) expect(filesWith([committee.code, '"requestId"'], [folder]).length).toBeGreaterThan(0);
  });
}
