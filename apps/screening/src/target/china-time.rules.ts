const chinaOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** Local date in China (UTC+8, no summer time) as `YYYY-MM-DD`. */
export const chinaDay = (instant: Date): string => new Date(instant.getTime() + chinaOffsetMs).toISOString().slice(0, 10);

/** Part of a day in China, `HH:MM`; it opens at `from` and is over at `until`. */
export interface DayWindow {
  from: string;
  until: string;
}

const msOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
};

/** The instant itself where it falls into one of the windows, else when the next one opens. Windows are in the order of the day. */
export function nextIn(windows: readonly [DayWindow, ...DayWindow[]], instant: Date): Date {
  const local = instant.getTime() + chinaOffsetMs;
  const midnight = Math.floor(local / dayMs) * dayMs;
  const open = windows.find(({ until }) => midnight + msOf(until) > local);
  const opens = open ? midnight + msOf(open.from) : midnight + dayMs + msOf(windows[0].from);
  return new Date(Math.max(local, opens) - chinaOffsetMs);
}
