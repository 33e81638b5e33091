import type { Language } from '#contracts/shared.js';
import { chinaDay } from '#platform/china-time.rules.js';
import { printed, printText } from '#platform/print-text.js';
import { render } from '../template/render.js';
import { letterTexts } from '../template/texts.js';

export interface Letter {
  language: Language;
  /** The room, as people say it; no name: a letter at a door is read by whoever passes. */
  place: string;
  title: string;
  body: string;
  at: Date;
}

const margin = 56;

/** A letter for a door, A5, in the language of the recipient and below it in Chinese, so that whoever carries it can read it too. */
export function printDoorLetter(letters: readonly Letter[]): Promise<Buffer> {
  return printed({ size: 'A5', margin }, (sheet) => {
    const width = sheet.page.width - 2 * margin;
    for (const { language, place, title, body, at } of letters) {
      const plain = { language, size: 11, width, lineGap: 3 };
      printText(sheet, render(letterTexts.household[language], language, { place }), plain);
      sheet.moveDown(1);
      printText(sheet, title, { ...plain, weight: 700, size: 15 });
      sheet.moveDown(0.5);
      printText(sheet, body, plain);
      sheet.moveDown(1);
      printText(sheet, `${letterTexts.closing[language]}   ${chinaDay(at)}`, plain);
      sheet.moveDown(2);
    }
  });
}
