import { randomUUID as r } from 'node:crypto';
import { expect, it } from '@jest/globals';
import * as say from './returnee-operations.js';
import { report } from './returnee-readings.js';
import { GateDevice, openGate } from './gate-device.js';
import { committee, type ReturneeStory } from './returnee-story.js';

/** From the decision of a worker to the signature. */
export function isObserved(story: ReturneeStory): void {
  const { family } = story;
  const worker = story.as('committee-worker');

  it('is under observation once a worker has decided, and its passes wait within five seconds', async () => {
    const compound = (await story.room('301')).split('-').slice(0, 2).join('-');
    const around = { url: () => story.stack.facts.publicUrl, now: story.now };
    story.gate = await GateDevice.enrol(around, worker, await openGate(worker, compound, '东门'));
    story.shown = await story.codeOf(family, (await story.passes())[0]!.id);
    const ids = story.observed.map(({ id }) => id);
    const { startObservations } = await worker.data<say.Started>(say.startObservations, { requestId: r(), ids });
    expect(startObservations).toMatchObject({ accepted: 3, rejected: [] });
    const suspended = async () => (await story.passes()).filter(({ state }) => state === 'suspended').length;
    await story.eventually(async () => (await suspended()) > 0, 5_000);
    await story.blow('passes');
    await story.eventually(async () => (await suspended()) === 3, 5_000);
    await story.shows({ observation: { active: 3 }, passes: { active: 1, suspended: 3 } });
  });

  it('is refused at the gate that asks nobody, in the app and on paper, and its neighbour is admitted', async () => {
    const { gate, printed } = story;
    await expect(story.codeOf(family, (await story.passes())[0]!.id)).rejects.toThrow('PASS_NOT_SHOWN');
    const neighbours = await story.codeOf(worker, story.neighbourPass);
    await story.eventually(() => gate.fetchLists().then(() => true));
    expect([story.shown, ...printed.family].map((token) => gate.check({ token }).reason)).toEqual(Array<string>(4).fill('PASS_SUSPENDED'));
    expect([neighbours, printed.neighbour].map((token) => gate.check({ token }).reason)).toEqual(['ADMITTED', 'ADMITTED']);
    await story.shows({ gateFlow: { checks: 0 } });
    expect(await gate.sync(gate.kept)).toEqual({ accepted: 6, repeated: 0, rejected: [] });
    await story.shows({ gateFlow: { checks: 6, admitted: 2, refused: 4, referred: 0 } });
  });

  it('reads the commitment in Korean and signs it', async () => {
    const { commitmentLetters } = await family.data<say.Letters>(say.letters);
    expect(commitmentLetters[0]).toMatchObject({ language: 'ko', text: expect.stringMatching(/\p{Script=Hangul}/u) });
    for (const { id } of story.observed) {
      const input = { requestId: r(), observationId: id, language: 'ko', on: 'screen', signature: `sha256:${'a1'.repeat(32)}` };
      const { signCommitment } = await family.data<say.Signed>(say.sign, { input });
      await story.blow('audit');
      expect(signCommitment.commitments).toEqual([{ answer: 'signed', language: 'ko' }]);
    }
  });
}

/** Morning and evening, and a fever. */
export function measures(story: ReturneeStory): void {
  const doctor = story.as('doctor');
  let fevered: say.Observed;

  it('reports its temperatures in the morning of the first day, all three in one request', async () => {
    await story.onDay(1, '08:00');
    await story.shows({ observation: { due: 6, late: 0, missed: 0 } });
    const reporting = report(story, story.observed);
    await story.blow('screening');
    await reporting;
    await story.shows({ observation: { active: 3, due: 3, late: 0, missed: 0 } });
  });

  it('is not forgotten by a worker when one report is missing, from the first minute after its time', async () => {
    await story.onDay(1, '17:00');
    await report(story, story.observed.slice(1));
    await story.onDay(1, '20:00');
    const closedAt = story.now();
    const task = await story.eventually(async () => (await story.tasks()).find(({ kind }) => kind === 'slot_missed'), 60_000);
    expect(Date.parse(task.openedAt) - closedAt.getTime()).toBeLessThan(60_000);
    expect(task.residentId).toBe(story.observed[0]!.residentId);
    await story.shows({ observation: { due: 0, missed: 1 } });
  });

  it('is asked to measure again with contact when a forehead shows 37.6', async () => {
    await story.onDay(2, '08:00');
    fevered = story.observed[2]!;
    await report(story, story.observed.slice(0, 2));
    await report(story, [fevered], { temperature: 37.6, method: 'forehead' });
    const asked = ({ kind, residentId }: say.Task): boolean => kind === 'contact_reading' && residentId === fevered.residentId;
    await story.eventually(async () => (await story.tasks()).some(asked));
    await story.shows({ observation: { fever: 1, due: 3 } });
  });

  it('is in the hands of a doctor within five seconds when 38.1 is confirmed', async () => {
    await report(story, [fevered], { temperature: 38.1, method: 'armpit' });
    await story.eventually(async () => {
      const { staffInbox } = await doctor.data<{ staffInbox: { nodes: say.Message[] } }>(say.staffInbox);
      return staffInbox.nodes.filter(({ template }) => template === 'fever-confirmed-doctor').length === 1;
    }, 5_000);
    const { referrals } = await doctor.data<say.Referrals>(say.referrals, { code: committee.code });
    expect(referrals).toMatchObject([{ residentId: fevered.residentId, state: 'open' }]);
    await story.shows({ observation: { fever: 1 } });
    await doctor.data(say.closeReferral, { requestId: r(), id: referrals[0]!.id });
    await story.shows({ observation: { fever: 0 } });
  });
}
