/** What was understood of an address as people say it; every part may be missing. */
export interface AddressQuery {
  /** Words for the compound: name, nickname, pinyin or initials. */
  words: string[];
  lane?: string;
  building?: string;
  unit?: string;
  /** Beginning of the room's number. */
  room?: string;
}

type Part = 'lane' | 'building' | 'unit' | 'room';

/** Ways to say what a number counts, in Chinese, pinyin, English, Japanese and Korean. */
const markers: [Part, RegExp][] = [
  ['lane', /(\d+)\s*(?:弄|nong|long|lane\b)/],
  ['lane', /lane\s*(\d+)/],
  ['unit', /(\d+)\s*(?:单元|單元|danyuan|unit\b|라인)/],
  ['unit', /unit\s*(\d+)/],
  ['room', /(\d+)\s*(?:室|号室|號室|shi\b|room\b|호)/],
  ['room', /room\s*(\d+)/],
  ['building', /(\d+)\s*(?:号楼|號樓|号|號|幢|栋|棟|座|楼|hao|building\b|bldg\b|동)/],
  ['building', /(?:no\.?|building)\s*(\d+)/],
];

/** Order in which bare numbers are taken, from the last one back: `750 12 301` is lane, building, room. */
const bareOrder: Part[] = ['room', 'building', 'lane'];

/** Reads `750 long 12 hao 301`, `虹仙12号301`, `hx 12-301`, `301` …; guesses nothing that was not said. */
export function readAddress(text: string): AddressQuery {
  const query: AddressQuery = { words: [] };
  let rest = text.normalize('NFKC').toLowerCase();
  for (const [part, marker] of markers) {
    if (query[part]) continue;
    rest = rest.replace(marker, (_match, number: string) => {
      query[part] = number;
      return ' ';
    });
  }
  const free = bareOrder.filter((part) => !query[part] && !comesBefore(part, query));
  for (const number of (rest.match(/\d+/g) ?? []).reverse()) {
    const part = free.shift();
    if (part) query[part] = number;
  }
  query.words = rest
    .replace(/\d+/g, ' ')
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  return query;
}

/** A bare number stands inside what is already known: after `12号` it is a room, not a building. */
const comesBefore = (part: Part, query: AddressQuery): boolean =>
  (part === 'room' && query.room !== undefined) || (part === 'lane' && query.lane !== undefined);

export const saysNothing = (query: AddressQuery): boolean =>
  query.words.length === 0 && !query.lane && !query.building && !query.room && !query.unit;
