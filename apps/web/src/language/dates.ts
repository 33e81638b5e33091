import type { Speech } from './language.js';

type Tongue = Pick<Speech, 'tag'>;
const zone = 'Asia/Shanghai';

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (tag: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const known = formats.get(tag + name) ?? new Intl.DateTimeFormat(tag, { timeZone: zone, ...options });
  formats.set(tag + name, known);
  return known;
};

const day = { month: 'short', day: 'numeric' } as const;
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** `14:05` in China, wherever the reader is. */
export const timeOf = ({ tag }: Tongue, at: string): string => formatOf(tag, 'time', clock).format(new Date(at));
/** `2月26日` */
export const dayOf = ({ tag }: Tongue, at: string): string => formatOf(tag, 'day', day).format(new Date(at));
/** `1960年4月25日` */
export const fullDayOf = ({ tag }: Tongue, at: string): string =>
  formatOf(tag, 'full-day', { year: 'numeric', ...day }).format(new Date(at));
/** `周三` */
export const weekdayAlone = ({ tag }: Tongue, at: string): string =>
  formatOf(tag, 'weekday-alone', { weekday: 'short' }).format(new Date(at));
/** `2/26` */
export const shortDayOf = ({ tag }: Tongue, at: string): string =>
  formatOf(tag, 'short-day', { month: 'numeric', day: 'numeric' }).format(new Date(at));
/** `2月26日周三` */
export const weekdayOf = ({ tag }: Tongue, at: string): string =>
  formatOf(tag, 'weekday', { ...day, weekday: 'short' }).format(new Date(at));
/** `2月26日 周三 14:05` */
export const momentOf = ({ tag }: Tongue, at: string): string =>
  formatOf(tag, 'moment', { ...day, weekday: 'short', ...clock }).format(new Date(at));
/** Today in China, YYYY-MM-DD. */
export const todayInChina = (now = new Date()): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(now);
/** `2020-02-26T14:05` in China, as a field for a moment wants it. */
export const chinaNow = (now = new Date()): string => `${todayInChina(now)}T${formatOf('en-GB', 'minute', clock).format(now)}`;
/** The moment that was typed as China time. */
export const atOf = (typed: string): string => new Date(`${typed}:00+08:00`).toISOString();
/** A China date so many days on, YYYY-MM-DD. */
export const daysOn = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** When the last brief was made, at eight in China: `2020-02-26T08:00`. */
export const lastMorning = (now = new Date()): string => {
  const morning = `${todayInChina(now)}T08:00`;
  return morning <= chinaNow(now) ? morning : `${daysOn(todayInChina(now), -1)}T08:00`;
};

export const countOf = ({ tag }: Tongue, count: number): string => new Intl.NumberFormat(tag).format(count);
/** `92.4 %`; rounded down, so that 100 % means that nothing is missing. */
export const shareOf = ({ tag }: Tongue, part: number, whole: number): string =>
  new Intl.NumberFormat(tag, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    whole === 0 ? 0 : Math.floor((part / whole) * 1_000) / 1_000,
  );
