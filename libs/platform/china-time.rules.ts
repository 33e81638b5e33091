const chinaOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

const msOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
};

/** Local date in China (UTC+8, no summer time) as `YYYY-MM-DD`. */
export const chinaDay = (instant: Date): string => new Date(instant.getTime() + chinaOffsetMs).toISOString().slice(0, 10);

/** Local time in China as `YYYY-MM-DD HH:MM`, as people are told it. */
export const chinaMinute = (instant: Date): string =>
  new Date(instant.getTime() + chinaOffsetMs).toISOString().slice(0, 16).replace('T', ' ');

/** 00:00 of a local date in China. */
export const chinaMidnight = (day: string): Date => new Date(Date.parse(day) - chinaOffsetMs);

/** The local date `days` after another; before it where negative. */
export const chinaDayAfter = (day: string, days = 1): string => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** `HH:MM` of a local date in China. */
export const chinaTime = (day: string, time: string): Date => new Date(chinaMidnight(day).getTime() + msOf(time));

/** Part of a day in China, `HH:MM`; it opens at `from` and is over at `until`. */
export interface DayWindow {
  from: string;
  until: string;
}

/** The instant itself where it falls into one of the windows, else when the next one opens. Windows are in the order of the day. */
export function nextIn(windows: readonly [DayWindow, ...DayWindow[]], instant: Date): Date {
  const local = instant.getTime() + chinaOffsetMs;
  const midnight = Math.floor(local / dayMs) * dayMs;
  const open = windows.find(({ until }) => midnight + msOf(until) > local);
  const opens = open ? midnight + msOf(open.from) : midnight + dayMs + msOf(windows[0].from);
  return new Date(Math.max(local, opens) - chinaOffsetMs);
}
