import Pdf from 'pdfkit';
import type { Language } from '#contracts/shared.js';
import { fontsFor, runsOf, type Weight } from './print-fonts.js';

/** A sheet that is being printed. */
export type Sheet = PDFKit.PDFDocument;

export interface Print {
  language: Language;
  weight?: Weight;
  /** Points. */
  size: number;
  /** Points from the left edge of the sheet; the margin when left out. */
  x?: number;
  /** Points from the upper edge; where the last text ended when left out. */
  y?: number;
  width?: number;
  align?: 'left' | 'center';
  lineGap?: number;
}

/** Prints a text in any of the four languages: each character in a font that has it, only the characters used embedded. */
export function printText(sheet: Sheet, text: string, { language, weight = 400, size, x, y, ...layout }: Print): void {
  const runs = runsOf(text, fontsFor(language, weight));
  sheet.fontSize(size);
  for (const [index, run] of runs.entries()) {
    sheet.registerFont(run.font.name, run.font.bytes).font(run.font.name);
    const options = { ...layout, continued: index < runs.length - 1 };
    if (index === 0) sheet.text(run.text, x ?? sheet.page.margins.left, y ?? sheet.y, options);
    else sheet.text(run.text, options);
  }
}

/** How high `printText` will be, in points; counted with the first font of the language. */
export function heightOf(sheet: Sheet, text: string, { language, weight = 400, size, width, lineGap }: Print): number {
  const [font] = fontsFor(language, weight);
  if (font) sheet.registerFont(font.name, font.bytes).font(font.name);
  return sheet.fontSize(size).heightOfString(text, { width, lineGap });
}

/** The whole file of sheets that `print` writes. */
export async function printed(options: PDFKit.PDFDocumentOptions, print: (sheet: Sheet) => void | Promise<void>): Promise<Buffer> {
  const sheet = new Pdf(options);
  const parts: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    sheet.on('data', (part: Buffer) => parts.push(part));
    sheet.on('end', () => resolve(Buffer.concat(parts)));
    sheet.on('error', reject);
  });
  await print(sheet);
  sheet.end();
  return whole;
}
