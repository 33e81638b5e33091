import { create } from 'qrcode';
import type { Sheet } from '#platform/print-text.js';

/** Draws a QR code of `side` points as lines of squares: it stays sharp at any size. 15 % of it may be dirty. */
export function drawCode(sheet: Sheet, text: string, x: number, y: number, side: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const square = side / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    let start = -1;
    for (let column = 0; column <= modules.size; column += 1) {
      const dark = column < modules.size && modules.get(row, column) === 1;
      if (dark && start < 0) start = column;
      if (dark || start < 0) continue;
      sheet.rect(x + start * square, y + row * square, (column - start) * square, square);
      start = -1;
    }
  }
  sheet.fill('#000');
}
