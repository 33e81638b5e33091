import { writeFile } from 'node:fs/promises';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

// A picture of flat colours needs no more than 256 of them: a third of the bytes of what the browser takes.

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostColours = 256;

/** @param {Buffer} png @returns {{ type: string, content: Buffer }[]} */
function chunksOf(png) {
  const chunks = [];
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), content: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

/** Nearest of left, above and above left, as PNG defines it. @param {number} left @param {number} above @param {number} corner */
function paeth(left, above, corner) {
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/** Pixels of a picture as a browser takes it: 8 bits, RGB or RGBA, not interlaced. @param {Buffer} png */
function pixelsOf(png) {
  const chunks = chunksOf(png);
  const head = chunks[0]?.content ?? Buffer.alloc(13);
  const [width, height, channels] = [head.readUInt32BE(0), head.readUInt32BE(4), head[9] === 6 ? 4 : 3];
  const lines = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content)));
  const [row, pixels] = [width * channels, Buffer.alloc(width * height * channels)];
  for (let y = 0; y < height; y += 1) {
    const filter = lines[y * (row + 1)];
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x >= channels ? (pixels[at - channels] ?? 0) : 0;
      const above = y > 0 ? (pixels[at - row] ?? 0) : 0;
      const corner = y > 0 && x >= channels ? (pixels[at - row - channels] ?? 0) : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0;
      pixels[at] = (lines[y * (row + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return { width, height, channels, pixels };
}

/** @param {string} type @param {Buffer} content */
function chunk(type, content) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The most frequent colours, and for every other one the nearest of them. @param {number[]} colours in the order of pixels */
function paletteOf(colours) {
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostColours)
    .map(([colour]) => colour);
  /** @param {number} one @param {number} other */
  const distance = (one, other) => [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  for (const colour of counts.keys()) {
    if (places.has(colour)) continue;
    const distances = palette.map((known) => distance(known, colour));
    places.set(colour, distances.indexOf(Math.min(...distances)));
  }
  return { palette, places };
}

/** @param {Buffer} png as a browser takes it @param {string} file */
export async function savePalette(png, file) {
  const { width, height, channels, pixels } = pixelsOf(png);
  const colours = Array.from({ length: width * height }, (_, at) => pixels.readUIntBE(at * channels, 3));
  const { palette, places } = paletteOf(colours);
  const lines = Buffer.alloc(height * (width + 1));
  colours.forEach((colour, at) => (lines[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = places.get(colour) ?? 0));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8); // 8 bits, a palette
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  await writeFile(
    file,
    Buffer.concat([
      signature,
      chunk('IHDR', head),
      chunk('PLTE', table),
      chunk('IDAT', deflateSync(lines, { level: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}
