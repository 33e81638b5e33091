import type { Language, StartRule } from '#contracts/shared.js';
import { languages } from '#contracts/shared.js';
import { Rejection } from '#platform/rejection.js';
import { dayOf } from '../resident/day.rules.js';
import { abroad, type KeyRegion, originOf } from './key-region.rules.js';

/** A list as typed. */
export interface ListEntry {
  listId: string;
  publishedAt?: Date;
  effectiveAt: Date;
  source: string;
  reason: Record<Language, string>;
  regions: readonly { origin: string; arrivedFrom?: string; startRule: StartRule }[];
}

const mostRegions = 300;
const longestReason = 500;

/** What of a list is wrong is said before anything is written. @throws Rejection */
export function acceptList({ listId, publishedAt, source, reason, regions }: ListEntry, now: Date): KeyRegion[] {
  if (!/^[\w.-]{1,40}$/.test(listId)) throw new Rejection('INPUT_INVALID', { field: 'listId' });
  if (publishedAt && publishedAt > now) throw new Rejection('INPUT_INVALID', { field: 'publishedAt' });
  if (!URL.canParse(source) || !/^https?:/.test(source)) throw new Rejection('KEY_REGION_SOURCE_WRONG');
  for (const language of languages) {
    const text = reason[language].trim();
    if (text.length === 0 || text.length > longestReason) throw new Rejection('KEY_REGION_REASON_INCOMPLETE', { language });
  }
  if (regions.length > mostRegions) throw new Rejection('INPUT_INVALID', { field: 'regions' });
  return regions.map(({ origin, arrivedFrom, startRule }) => {
    const code = origin === abroad ? abroad : originOf(origin);
    if (!code) throw new Rejection('ORIGIN_UNKNOWN');
    const day = arrivedFrom ? dayOf(arrivedFrom) : null;
    if (day === undefined) throw new Rejection('DATE_IMPOSSIBLE');
    return { origin: code, arrivedFrom: day, startRule };
  });
}
