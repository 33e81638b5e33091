import type { PDFPageProxy } from 'pdfjs-dist';

/** Pixels for each point of the page: about what the camera of a phone makes of it. */
const scale = 4;

/** The little of a canvas that is needed here; the one in which pdf.js draws outside of a browser is its own. */
interface Drawing {
  context: { getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray } };
}
interface Canvases {
  create(width: number, height: number): Drawing & { canvas: object };
}

/**
 * What a camera reads from the QR codes of a PDF: drawn and decoded by other programs than made it. Each page is looked at in
 * `across` by `down` pieces, in the order of reading; a piece without a code is left out.
 */
export async function codesOf(response: Response, across = 1, down = 1): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const file = await getDocument({ data: new Uint8Array(await response.arrayBuffer()), verbosity: 0 }).promise;
  const codes: string[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const look = await drawn(page, file.canvasFactory as Canvases);
    const [width, height] = [page.view[2]! * scale, page.view[3]! * scale].map(Math.floor) as [number, number];
    const [wide, high] = [Math.floor(width / across), Math.floor(height / down)];
    for (let piece = 0; piece < across * down; piece += 1) {
      codes.push(...(await codeIn(look, (piece % across) * wide, Math.floor(piece / across) * high, wide, high)));
    }
  }
  return codes;
}

async function drawn(page: PDFPageProxy, canvases: Canvases): Promise<Drawing> {
  const viewport = page.getViewport({ scale });
  const { canvas, context } = canvases.create(viewport.width, viewport.height);
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  return { context };
}

async function codeIn({ context }: Drawing, x: number, y: number, width: number, height: number): Promise<string[]> {
  const { decodeQR } = await import('qr/decode.js');
  const { data } = context.getImageData(x, y, width, height);
  try {
    return [decodeQR({ width, height, data: Uint8Array.from(data) })];
  } catch {
    return [];
  }
}
