import type { DayWindow } from '#platform/china-time.rules.js';

/** When the two reports of a day are open, local time in China. */
export const slotHours: readonly DayWindow[] = [
  { from: '06:00', until: '10:00' },
  { from: '16:00', until: '20:00' },
];

/** Minutes before the end at which whoever has not reported is reminded. */
export const remindMinutes = 30;
