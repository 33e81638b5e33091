import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { rows } from '#testing/stack.js';
import { comesBack } from './returnee-arrival.js';
import { isHelped } from './returnee-help.js';
import { isObserved, measures } from './returnee-observation.js';
import { isReleased } from './returnee-release.js';
import { ReturneeStory, services } from './returnee-story.js';
import { isNamedNowhere } from './returnee-unnamed.js';

/** The whole story, told once by a quiet stack and once by one whose services are killed on the way. */
export function tellReturnee(blows: boolean): void {
  const story = new ReturneeStory(blows);
  beforeAll(() => story.begin(), 240_000);
  afterAll(() => story.end(), 60_000);

  comesBack(story);
  isObserved(story);
  measures(story);
  isHelped(story);
  isReleased(story);
  isNamedNowhere(story);
  leavesNothingBehind(story, blows);
}

function leavesNothingBehind(story: ReturneeStory, blows: boolean): void {
  it('was served by processes each of which was killed once, if any was', () => {
    const { children } = story.stack.facts;
    expect(Object.keys(story.killed).sort()).toEqual(blows ? services : []);
    expect(children.filter(({ name, pid }) => story.killed[name] === pid)).toEqual([]);
  });

  it('leaves no fact untold and none that a service could not take', async () => {
    const { adminUrl, urls } = story.stack.facts.database;
    for (const service of Object.keys(urls)) {
      const url = adminUrl.replace(/\/[^/]*$/, `/linli_${service}`);
      for (const { name } of await rows<{ name: string }>(url, messagesTables)) {
        await story.eventually(async () => {
          expect([service, name, await rows(url, `SELECT count(*)::int AS n FROM ${name}`)]).toEqual([service, name, [{ n: 0 }]]);
          return true;
        });
      }
    }
  });
}

const messagesTables = `SELECT tablename AS name FROM pg_tables WHERE tablename IN ('outbox', 'parked')`;
