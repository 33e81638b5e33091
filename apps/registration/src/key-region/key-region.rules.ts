import type { StartRule } from '#contracts/shared.js';
import { isUnder } from '#platform/actor.js';
import { chinaDay, chinaMidnight } from '#platform/china-time.rules.js';
import { countries, countryOf } from '../resident/country.rules.js';

/** Stands in a list for every country and territory with a border to cross on the way here. */
export const abroad = 'abroad';

export interface KeyRegion {
  /** A division code of China, an ISO 3166-1 alpha-2 country, or `abroad`. */
  origin: string;
  /** Reaches back to people who came since this day; null: to those who come from `effectiveAt` on. */
  arrivedFrom: string | null;
  startRule: StartRule;
}

/** A dated list as far as it decides; a newer one replaces it from its `effectiveAt` on. */
export interface DatedList {
  id: string;
  /** Area that it is for. */
  path: string;
  publishedAt: Date;
  effectiveAt: Date;
  regions: readonly KeyRegion[];
}

export interface AppliedRule {
  listId: string;
  startRule: StartRule;
}

export interface Journey {
  areaPath: string;
  origin: string;
  /** `YYYY-MM-DD`, a day of China. */
  plannedOn: string;
  arrivedAt: Date | null;
}

/** The first two digits that division codes begin with. */
const province = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|81|82)/;

/** Code of a place people come from, as typed: a division code, or a country by code or name; undefined for neither. China alone says too little. */
export function originOf(text: string): string | undefined {
  const clean = text.normalize('NFKC').trim();
  if (/^(\d{6}|\d{12})$/.test(clean)) return province.test(clean) ? clean : undefined;
  const country = countryOf(clean);
  return country === 'CN' ? undefined : country;
}

/** Where the levels of a division code end: province, city, county, town, village. */
const levels = [2, 4, 6, 9, 12];

/** 420000 is the province, so it contains 420100 and 420106 of it. */
export function contains(region: string, origin: string): boolean {
  if (region === abroad) return /^[A-Z]{2}$/.test(origin) && origin !== 'CN';
  if (!/^\d/.test(region)) return region === origin;
  const level = levels.find((end) => /^0*$/.test(region.slice(end))) ?? region.length;
  return origin.startsWith(region.slice(0, level));
}

/** Codes for others, who know no word for everywhere abroad. */
export const codesOf = (regions: readonly KeyRegion[]): string[] => [
  ...new Set(regions.flatMap(({ origin }) => (origin === abroad ? countries.filter((country) => country !== 'CN') : [origin]))),
];

/** The list for an area at a moment: the one that took effect last. */
export function listInForce<List extends DatedList>(lists: readonly List[], areaPath: string, at: Date): List | undefined {
  return lists
    .filter(({ path, effectiveAt }) => isUnder(areaPath, path) && effectiveAt <= at)
    .sort((a, b) => b.effectiveAt.getTime() - a.effectiveAt.getTime() || b.publishedAt.getTime() - a.publishedAt.getTime())[0];
}

/**
 * Who is still on the way is judged by the list of the day they come, as it is known `now`. Who is here is judged by the list
 * that was in force when they came, else by the first later one that reaches back to that day; and keeps that rule.
 */
export function ruleFor(lists: readonly DatedList[], journey: Journey, now: Date): AppliedRule | null {
  const { areaPath, origin, plannedOn, arrivedAt } = journey;
  const planned = chinaMidnight(plannedOn);
  const comes = arrivedAt ?? (planned > now ? planned : now);
  const current = listInForce(lists, areaPath, comes);
  const later = lists
    .filter(({ path, effectiveAt }) => arrivedAt && isUnder(areaPath, path) && effectiveAt > comes && effectiveAt <= now)
    .sort((a, b) => a.effectiveAt.getTime() - b.effectiveAt.getTime());
  for (const list of [...(current ? [current] : []), ...later]) {
    const rule = regionOf(list, origin, comes);
    if (rule) return rule;
  }
  return null;
}

function regionOf({ id, regions, effectiveAt }: DatedList, origin: string, comes: Date): AppliedRule | undefined {
  const reaches = ({ arrivedFrom }: KeyRegion): boolean => (arrivedFrom ? chinaDay(comes) >= arrivedFrom : comes >= effectiveAt);
  const region = regions.find((one) => contains(one.origin, origin) && reaches(one));
  return region && { listId: id, startRule: region.startRule };
}

export const sameRule = (one: AppliedRule | null, other: AppliedRule | null): boolean =>
  one?.listId === other?.listId && one?.startRule === other?.startRule;
