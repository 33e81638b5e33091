import { setImmediate } from 'node:timers/promises';
import type { PassClass } from '#contracts/passes.events.js';
import { type Language, languages } from '#contracts/shared.js';
import { chinaDay } from '#platform/china-time.rules.js';
import { printed, printText, type Sheet } from '#platform/print-text.js';
import type { Hours } from '../decision/token.js';
import { cardLabels, cardNote, cardTitles, inBoth } from './card-texts.js';
import { drawCode } from './draw-code.js';

/** One card: of a pass, or a form that is filled by hand and has no code yet. */
export interface Card {
  kind: PassClass | 'form';
  number: string;
  checkCode: string;
  compound: string;
  token: string | null;
  validUntil: Date | null;
  hours: Hours | null;
  plate: string | null;
}

/** Points. Eight cards of 90 x 64 mm fit on A4 with room for a pair of scissors. */
const [width, height] = [255, 182];
const [left, top, gapX, gapY] = [36, 40, 13, 8];
const codeSide = 104;
const padding = 10;
const cardsOnSheet = 8;
const ink = '#000';

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Eight cards on each sheet of A4, to be cut along their lines. */
export const printSheet = (cards: readonly Card[], language: Language): Promise<Buffer> =>
  printed({ size: 'A4', margin: 0 }, async (sheet) => {
    for (const [index, card] of cards.entries()) {
      if (index > 0 && index % cardsOnSheet === 0) {
        // Others are answered between two sheets: five hundred cards take seconds.
        await setImmediate();
        sheet.addPage();
      }
      const place = index % cardsOnSheet;
      drawCard(sheet, card, language, left + (place % 2) * (width + gapX), top + Math.floor(place / 2) * (height + gapY));
    }
  });

/** One card alone, on paper of its own size. */
export const printCard = (card: Card, language: Language): Promise<Buffer> =>
  printed({ size: [width + 2 * padding, height + 2 * padding], margin: 0 }, (sheet) => drawCard(sheet, card, language, padding, padding));

function drawCard(sheet: Sheet, card: Card, language: Language, x: number, y: number): void {
  sheet.lineWidth(0.5).dash(3, { space: 2 }).rect(x, y, width, height).stroke('#888').undash().fillColor(ink);
  const titles = cardTitles[card.kind];
  printText(sheet, titles.zh, { language: 'zh', weight: 700, size: 15, x: x + padding, y: y + 7 });
  const others = languages.filter((one) => one !== 'zh').map((one) => titles[one]);
  printText(sheet, others.join(' · '), { language: 'ko', size: 6.5, x: x + padding, y: y + 27 });
  const linesX = card.token ? x + padding + codeSide + 8 : x + padding;
  if (card.token) drawCode(sheet, card.token, x + padding, y + 40, codeSide);
  sheet.fillColor(ink);
  drawLines(sheet, card, language, linesX, y + 40, x + width - padding - linesX);
  printText(sheet, inBoth(cardNote, language), { language, size: 6, x: x + padding, y: y + height - 30, width: width - 2 * padding });
}

function linesOf({
  kind,
  number,
  checkCode,
  compound,
  validUntil,
  hours,
  plate,
}: Card): [label: keyof typeof cardLabels, value: string | null][] {
  const filled: [keyof typeof cardLabels, string | null][] = [
    ['number', number],
    ['checkCode', checkCode],
    ['compound', compound],
  ];
  if (kind === 'form') return [...filled, ['name', null], ['room', null], ['validUntil', null]];
  const until: [keyof typeof cardLabels, string] = ['validUntil', validUntil ? chinaDay(validUntil) : ''];
  return [
    ...filled,
    until,
    ...(hours ? [['hours', `${clock(hours[0])}–${clock(hours[1])}`] as [keyof typeof cardLabels, string]] : []),
    ...(plate ? [['plate', plate] as [keyof typeof cardLabels, string]] : []),
  ];
}

/** A value that is not known is a line to write on. */
function drawLines(sheet: Sheet, card: Card, language: Language, x: number, y: number, space: number): void {
  const step = card.kind === 'form' ? 16 : 17;
  for (const [index, [label, value]] of linesOf(card).entries()) {
    const at = y + index * step;
    printText(sheet, inBoth(cardLabels[label], language), { language, size: 5.5, x, y: at, width: space });
    if (value === null)
      sheet
        .moveTo(x + 70, at + 13)
        .lineTo(x + space, at + 13)
        .lineWidth(0.5)
        .stroke('#666')
        .fillColor(ink);
    else
      printText(sheet, value, {
        language: 'zh',
        weight: 700,
        size: 8.5,
        x: x + (card.kind === 'form' ? 70 : 0),
        y: card.kind === 'form' ? at : at + 6,
        width: space,
      });
  }
}
