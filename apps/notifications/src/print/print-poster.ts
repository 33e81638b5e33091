import { languages, type Language } from '#contracts/shared.js';
import { heightOf, printed, printText, type Sheet } from '#platform/print-text.js';
import type { Notice, NoticeEdition } from '../notice/notice.entity.js';
import { readNotice } from '../notice/notice-text.js';
import { render, type Values } from '../template/render.js';
import { posterTexts } from '../template/texts.js';

const margin = 48;
/** Chinese is read by most who stop in front of it. */
const sizes: Record<Language, { title: number; body: number }> = {
  zh: { title: 30, body: 16 },
  en: { title: 17, body: 11 },
  ja: { title: 17, body: 11 },
  ko: { title: 17, body: 11 },
};
/** A short text fills the sheet, a long one still fits on it. */
const [largest, smallest] = [1.8, 0.4];

interface Part {
  language: Language;
  title: string;
  body: string;
  foot: string;
}

/** One A4 sheet with all four languages, as large as they fit. */
export function printPoster(notice: Notice, edition: NoticeEdition): Promise<Buffer> {
  const parts = languages.map((language) => partOf(notice, edition, language));
  return printed({ size: 'A4', margin, info: { Title: parts[0]?.title ?? '' } }, (sheet) => {
    const [width, height] = [sheet.page.width - 2 * margin, sheet.page.height - 2 * margin];
    let scale = largest;
    while (scale > smallest && heightOfAll(sheet, parts, width, scale) > height) scale -= 0.05;
    for (const [index, part] of parts.entries()) {
      if (index > 0) line(sheet, width);
      printPart(sheet, part, width, scale);
    }
  });
}

function partOf(notice: Notice, edition: NoticeEdition, language: Language): Part {
  const values: Values = {
    area: notice.areaName[language] ?? notice.areaName.zh,
    edition: edition.edition,
    publishedAt: edition.publishedAt.toISOString(),
    expiresAt: notice.expiresAt?.toISOString() ?? null,
    source: notice.sourceUrl,
  };
  const lines = [
    render(posterTexts.edition[language], language, values),
    ...(notice.expiresAt ? [render(posterTexts.valid[language], language, values)] : []),
    ...(notice.sourceUrl ? [render(posterTexts.source[language], language, values)] : []),
  ];
  return { language, ...readNotice(notice, edition.texts, language), foot: lines.join('   ') };
}

const between = 12;

const layoutOf = ({ language, title, body, foot }: Part, width: number, scale: number) =>
  [
    { text: title, print: { language, weight: 700, size: sizes[language].title * scale, width } },
    { text: body, print: { language, size: sizes[language].body * scale, width, lineGap: 3 * scale } },
    { text: foot, print: { language, size: 8.5 * scale, width } },
  ] as const;

const heightOfAll = (sheet: Sheet, parts: readonly Part[], width: number, scale: number): number =>
  parts
    .flatMap((part) => layoutOf(part, width, scale))
    .reduce((sum, { text, print }) => sum + heightOf(sheet, text, print) + 6 * scale, parts.length * between * 2);

function printPart(sheet: Sheet, part: Part, width: number, scale: number): void {
  for (const { text, print } of layoutOf(part, width, scale)) {
    printText(sheet, text, print);
    sheet.y += 6 * scale;
  }
}

function line(sheet: Sheet, width: number): void {
  sheet.y += between / 2;
  sheet
    .moveTo(margin, sheet.y)
    .lineTo(margin + width, sheet.y)
    .lineWidth(0.5)
    .strokeColor('#8a8a8a')
    .stroke();
  sheet.y += between / 2;
}
