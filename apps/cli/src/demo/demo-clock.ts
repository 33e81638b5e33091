import { writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { chinaDay, chinaDayAfter, chinaTime } from '#platform/china-time.rules.js';
import { localPlace } from '../stack.js';

/** Services read the clock of the stack twice a second. */
const everybodyHasReadItMs = 700;
let offsetMs = 0;

/** What the clock of the stack says: the demonstration begins days ago, so that what takes days has happened in it. */
export const demoNow = (): Date => new Date(Date.now() + offsetMs);

/** Sets the clock of the stack to a time; without one to the real time. Resolves when every service has it. */
export async function setDemoClock(time?: Date): Promise<void> {
  offsetMs = time ? time.getTime() - Date.now() : 0;
  await writeFile(localPlace().clockFile, JSON.stringify({ offsetMs }));
  await pause(everybodyHasReadItMs);
}

/** Half past eight in the morning and in the evening in China of every day between two times. */
export function reportTimes(from: Date, until: Date): Date[] {
  const times: Date[] = [];
  for (let day = chinaDay(from); day <= chinaDay(until); day = chinaDayAfter(day))
    times.push(...['08:30', '18:30'].map((time) => chinaTime(day, time)));
  return times.filter((time) => time > from && time < until);
}
