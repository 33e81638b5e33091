import type { AgeBand } from '#contracts/shared.js';
import type { RejectionCode } from '#platform/rejection.js';

/** No living person was born before this day. */
export const earliestDay = '1900-01-01';

const forms = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号]?$/,
];

/** `YYYY-MM-DD` of a day written as 2020-02-29, 2020/2/29, 2020.2.29, 20200229 or 2020年2月29日; undefined for none in the calendar. */
export function dayOf(text: string): string | undefined {
  const clean = text.normalize('NFKC').trim();
  const match = forms.map((form) => form.exec(clean)).find(Boolean);
  if (!match) return undefined;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  const day = new Date(Date.UTC(year, month - 1, date));
  if (day.getUTCFullYear() !== year || day.getUTCMonth() !== month - 1 || day.getUTCDate() !== date) return undefined;
  return day.toISOString().slice(0, 10);
}

/** Why this is no day of the past that somebody alive can have lived on. `today` is a local `YYYY-MM-DD`. */
export function wrongWithPastDay(day: string | undefined, today: string): RejectionCode | undefined {
  if (day === undefined) return 'DATE_IMPOSSIBLE';
  if (day > today) return 'DATE_IN_FUTURE';
  return day < earliestDay ? 'DATE_TOO_EARLY' : undefined;
}

/** Completed years on the day `today`. */
function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** First age above the band. */
const bands: readonly [number, AgeBand][] = [
  [6, '0-5'],
  [18, '6-17'],
  [60, '18-59'],
  [70, '60-69'],
  [80, '70-79'],
  [Infinity, '80+'],
];

export function ageBandOf(birthDate: string | null, today: string): AgeBand {
  if (birthDate === null) return 'unknown';
  const age = ageOn(birthDate, today);
  return bands.find(([end]) => age < end)?.[1] ?? 'unknown';
}
