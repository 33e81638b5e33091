import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestCaller } from '#testing/service.js';
import { CareUnderTest } from './care-under-test.js';

type Variables = Record<string, [type: string, value: unknown]>;
const signature = `sha256:${'0a'.repeat(32)}`;
const sign = 'signCommitment(input: $input) { commitments { answer on language letterVersion by } }';
const refuse = 'refuseCommitment(input: $input) { commitments { answer language } }';
const need = 'openNeed(requestId: $requestId, observationId: $id, needs: $needs) { needs { id need by } }';

describe('the commitment', () => {
  let test: CareUnderTest;
  let family: Awaited<ReturnType<CareUnderTest['observed']>>;
  let resident: TestCaller;
  const signing = (changes: Record<string, unknown> = {}): Variables => ({
    input: [
      'SignCommitmentInput!',
      { requestId: randomUUID(), observationId: family.observations[0]!.id, language: 'ko', on: 'screen', signature, ...changes },
    ],
  });
  const refusing = (observationId: string, requestId: string = randomUUID()): Variables => ({
    input: ['RefuseCommitmentInput!', { requestId, observationId, language: 'ja' }],
  });
  const needing = (needs: string[], id = family.observations[0]!.id): Variables => ({
    requestId: ['ID!', randomUUID()],
    id: ['ID!', id],
    needs: ['[NeedKind!]!', needs],
  });

  beforeAll(async () => {
    test = await CareUnderTest.start();
    family = await test.observed(301, 2);
    resident = await test.screening.service.as([{ role: 'resident', scope: family.place.path, household: family.household }], {
      subject: 'mother',
      language: 'ko',
    });
  }, 120_000);
  afterAll(() => test.stop());

  it('is read in the language that somebody speaks', async () => {
    const letters = await test.ask<{ version: string; language: string; text: string }[]>(
      resident,
      'commitmentLetters { version language text }',
    );
    expect(letters[0]).toMatchObject({ version: '2020-03-03', language: 'ko', text: expect.stringContaining('자가 건강 관찰') });
  });

  it.each([
    ['LETTER_UNKNOWN', { letterVersion: '1999-01-01' }],
    ['SIGNATURE_MISSING', { signature: '' }],
    ['SIGNATURE_MISSING', { signature: 'data:image/png;base64,iVBORw0KGgo=' }],
    ['OBSERVATION_UNKNOWN', { observationId: randomUUID() }],
    ['OBSERVATION_UNKNOWN', { observationId: 'x' }],
  ])('is not signed: %s', async (code, changes) => {
    expect(await test.codeOf(resident, sign, signing(changes))).toBe(code);
    expect(await test.rows('SELECT 1 FROM commitment')).toEqual([]);
  });

  it('is signed in Korean by the resident on the screen, once, and nobody of another household can', async () => {
    const [first] = family.observations;
    const other = await test.screening.service.as([{ role: 'resident', scope: family.place.path, household: randomUUID() }]);
    expect(await test.codeOf(other, sign, signing())).toBe('OBSERVATION_UNKNOWN');
    const variables = signing();
    const signed = { commitments: [{ answer: 'signed', on: 'screen', language: 'ko', letterVersion: '2020-03-03', by: 'mother' }] };
    expect(await test.mutate(resident, sign, variables)).toEqual(signed);
    expect(await test.mutate(resident, sign, variables)).toEqual(signed);
    expect(await test.codeOf(resident, sign, signing())).toBe('COMMITMENT_SIGNED');
    expect(await test.hears('commitment-signed', first!.id)).toMatchObject([{ payload: { language: 'ko', on: 'screen' } }]);
    expect(test.screening.heard.of('commitment-signed')[0]?.payload).not.toHaveProperty('signature');
  });

  it('that is refused asks a worker to talk to them, and a signature on paper settles that', async () => {
    const { id } = family.observations[1]!;
    const requestId = randomUUID();
    await test.mutate(resident, refuse, refusing(id, requestId));
    await test.mutate(resident, refuse, refusing(id, requestId));
    expect(await test.hears('commitment-refused', id)).toHaveLength(1);
    const task = `SELECT state, outcome FROM task WHERE kind = 'commitment' AND source = $1`;
    expect(await test.rows(task, [id])).toEqual([{ state: 'open', outcome: null }]);
    const paper = signing({ observationId: id, on: 'paper', signature: 'photos/2020-03/letter-0071.jpg', language: 'ja' });
    await test.mutate(test.people.worker, sign, paper);
    expect(await test.rows(task, [id])).toEqual([{ state: 'done', outcome: 'settled' }]);
    expect(await test.codeOf(resident, refuse, refusing(id))).toBe('COMMITMENT_SIGNED');
  });

  it('needs are opened once each, told to supplies, and only while somebody is observed', async () => {
    const { id } = family.observations[0]!;
    const opened = await test.mutate<{ needs: { need: string }[] }>(resident, need, needing(['food', 'baby', 'food']));
    expect(opened.needs.map((one) => one.need).sort()).toEqual(['baby', 'food']);
    const heard = await test.hears('need-opened', id, 2);
    expect(heard.map(({ payload }) => payload['need'])).toEqual(['food', 'baby']);
    expect(await test.codeOf(resident, need, needing([]))).toBe('INPUT_INVALID');
    expect(await test.codeOf(resident, need, needing(['food'], randomUUID()))).toBe('OBSERVATION_UNKNOWN');
    await test.mutate(test.people.worker, 'transferObservation(requestId: $requestId, id: $id, to: hospital) { state }', {
      requestId: ['ID!', randomUUID()],
      id: ['ID!', id],
    });
    expect(await test.codeOf(resident, need, needing(['food']))).toBe('OBSERVATION_NOT_RUNNING');
    await test.hears('observation-transferred', id);
    expect(test.screening.heard.outOfOrder()).toEqual([]);
  });
});
