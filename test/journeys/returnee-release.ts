import { expect, it } from '@jest/globals';
import type { ReturneeStory } from './returnee-story.js';

/** The days go by, and are over. */
export function isReleased(story: ReturneeStory): void {
  const { family } = story;

  it('is released after fourteen days, and its passes wait no more', async () => {
    await family.renew();
    await story.moveTo(new Date(Date.parse(story.observed[0]!.endsAt) + 60_000));
    await story.shows({ observation: { active: 0, released: 3, fever: 0 }, passes: { active: 4, suspended: 0 } });
    expect((await story.passes()).map(({ state }) => state)).toEqual(Array<string>(3).fill('active'));
  });

  it('is admitted by the gate again, in the app and on paper', async () => {
    const { gate, printed } = story;
    const dynamic = await story.codeOf(family, (await story.passes())[0]!.id);
    await gate.fetchLists();
    expect([dynamic, ...printed.family, printed.neighbour].map((token) => gate.check({ token }).reason)).toEqual(
      Array<string>(5).fill('ADMITTED'),
    );
    // Everything it has ever decided: what it has told before changes nothing.
    expect(await gate.sync(gate.kept)).toEqual({ accepted: 11, repeated: 6, rejected: [] });
    await story.shows({ gateFlow: { checks: 5, admitted: 5, refused: 0, referred: 0 } });
  });

  it('is thanked in Korean, each of the three', async () => {
    await story.eventually(async () => {
      const thanks = (await story.inbox()).filter(({ template }) => template === 'observation-released');
      expect(thanks.map(({ residentId }) => residentId).sort()).toEqual(story.observed.map(({ residentId }) => residentId).sort());
      for (const message of thanks) expect(message).toMatchObject({ language: 'ko', title: '건강 관찰이 끝났습니다. 감사합니다' });
      return true;
    }, 20_000);
  });
}
