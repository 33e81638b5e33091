import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { create, type Font } from 'fontkit';
import type { Language } from '#contracts/shared.js';

/** Regular and bold. */
export type Weight = 400 | 700;

/** A typeface as printing embeds it, and which characters it has. */
export interface PrintFont {
  name: string;
  bytes: Buffer;
  has(codePoint: number): boolean;
}

type Script = 'sc' | 'jp' | 'kr';
const subsets: Record<Script, string> = { sc: 'chinese-simplified', jp: 'japanese', kr: 'korean' };
const scriptOf: Record<Language, Script> = { zh: 'sc', en: 'sc', ja: 'jp', ko: 'kr' };

const find = createRequire(import.meta.url);
const known = new Map<string, PrintFont>();

/**
 * Noto Sans (SIL Open Font License): the one drawn for `language` first, so that Chinese characters in a Japanese text have
 * their Japanese form, then those that may have what it lacks.
 */
export const fontsFor = (language: Language, weight: Weight): PrintFont[] => {
  const own = scriptOf[language];
  const order = [own, ...(['sc', 'jp', 'kr'] as const).filter((script) => script !== own)];
  return [...order.map((script) => font(script, subsets[script], weight)), font('sc', 'latin', weight)];
};

/** Text cut into pieces that one font can show; a character that none has becomes □. */
export function runsOf(text: string, fonts: readonly PrintFont[]): { font: PrintFont; text: string }[] {
  const runs: { font: PrintFont; text: string }[] = [];
  for (const character of text) {
    const font = fonts.find(({ has }) => has(character.codePointAt(0) ?? 0));
    const [shown, by] = font ? [character, font] : ['□', fonts[0]!];
    const last = runs.at(-1);
    if (last?.font === by) last.text += shown;
    else runs.push({ font: by, text: shown });
  }
  return runs;
}

function font(script: Script, subset: string, weight: Weight): PrintFont {
  const name = `noto-sans-${script}-${subset}-${weight}`;
  const before = known.get(name);
  if (before) return before;
  const file = find.resolve(`@fontsource/noto-sans-${script}/files/${name}-normal.woff`);
  const bytes = unpacked(readFileSync(file));
  const read = create(bytes) as Font;
  const made = { name, bytes, has: (codePoint: number) => codePoint === 10 || read.hasGlyphForCodePoint(codePoint) };
  known.set(name, made);
  return made;
}

const signature = 0x774f4646;
const [headerBytes, entryBytes, packedHeaderBytes, packedEntryBytes] = [12, 16, 44, 20];

interface Table {
  tag: number;
  checksum: number;
  content: Buffer<ArrayBuffer>;
}

/** The font of a WOFF 1.0 file as TrueType: reading it packed would unpack the outlines once for each character. */
export function unpacked(woff: Buffer): Buffer<ArrayBuffer> {
  if (woff.readUInt32BE(0) !== signature) throw new TypeError('This is not a WOFF file');
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, index) => tableAt(woff, packedHeaderBytes + index * packedEntryBytes));
  const header = Buffer.alloc(headerBytes + tables.length * entryBytes);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  header.writeUInt32BE(woff.readUInt32BE(4), 0);
  [tables.length, power * 16, Math.log2(power), (tables.length - power) * 16].forEach((value, place) =>
    header.writeUInt16BE(value, 4 + place * 2),
  );
  const parts = [header];
  let offset = header.length;
  for (const [index, { tag, checksum, content }] of tables.entries()) {
    [tag, checksum, offset, content.length].forEach((value, place) =>
      header.writeUInt32BE(value, headerBytes + index * entryBytes + place * 4),
    );
    parts.push(content, Buffer.alloc(-content.length & 3));
    offset += content.length + (-content.length & 3);
  }
  return Buffer.concat(parts);
}

function tableAt(woff: Buffer, at: number): Table {
  const [tag, offset, packedLength, length, checksum] = [0, 4, 8, 12, 16].map((place) => woff.readUInt32BE(at + place)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const packed = Buffer.from(woff.subarray(offset, offset + packedLength));
  return { tag, checksum, content: packedLength < length ? inflateSync(packed) : packed };
}
