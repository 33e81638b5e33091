import type { Measured } from '../harness/rounds.js';
import { rounded } from '../harness/spread.rules.js';

const [width, left, right, high, gap] = [760, 150, 130, 22, 12];
const colours: Record<string, string> = { postgres: '#336791', kafka: '#8a8a8a' };
const own = '#d4380d';

export const escaped = (content: string): string => content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (x: number, y: number, content: string, more = ''): string =>
  `<text x="${rounded(x)}" y="${rounded(y)}" ${more}>${escaped(content)}</text>`;
const bar = (x: number, y: number, length: number, colour: string): string =>
  `<rect x="${rounded(x)}" y="${y}" width="${rounded(Math.max(length, 1))}" height="${high}" fill="${colour}"/>`;

type Rows = readonly (readonly [name: string, measured: Measured])[];

/** Rates on a scale of tens: a bar to the median, and a line from the least to the most of all rounds. */
function rates(rows: Rows, top: number): string[] {
  const all = rows.flatMap(([, { perSecond }]) => [perSecond.min, perSecond.max]).filter((value) => value > 0);
  const [least, most] = [Math.floor(Math.log10(Math.min(...all))), Math.ceil(Math.log10(Math.max(...all)))];
  const place = (value: number): number => ((Math.log10(Math.max(value, 10 ** least)) - least) / (most - least)) * (width - left - right);
  return rows.flatMap(([name, { perSecond }], index) => {
    const y = top + index * (high + gap);
    const [from, to] = [left + place(perSecond.min), left + place(perSecond.max)].map(rounded);
    return [
      text(left - 8, y + 15, name, 'text-anchor="end"'),
      bar(left, y, place(perSecond.median), own),
      `<path d="M${from} ${y + high / 2}H${to}" stroke="#222" stroke-width="2"/>`,
      text(width - right + 8, y + 15, `${perSecond.median.toLocaleString('en')} a second`),
    ];
  });
}

/** Processor time an event, its programs one after the other. */
function costs(rows: Rows, top: number): string[] {
  const sum = ({ cpu }: Measured): number => Object.values(cpu).reduce((total, { median }) => total + median, 0);
  const most = Math.max(...rows.map(([, measured]) => sum(measured)));
  return rows.flatMap(([name, measured], index) => {
    const y = top + index * (high + gap);
    let x = left;
    const parts = Object.entries(measured.cpu).map(([program, { median }]) => {
      const length = (median / most) * (width - left - right);
      x += length;
      return bar(x - length, y, length, colours[program] ?? own);
    });
    return [
      text(left - 8, y + 15, name, 'text-anchor="end"'),
      ...parts,
      text(width - right + 8, y + 15, `${rounded(sum(measured)).toLocaleString('en')} µs`),
    ];
  });
}

/** Where a person would rather look than read: rates above, processor time an event below. */
export function plot(rows: Rows): string {
  const block = rows.length * (high + gap);
  const height = 2 * block + 92;
  const content = [
    text(left, 22, 'Events a second (scale of tens; the line is from the least to the most of all rounds)', 'font-weight="bold"'),
    ...rates(rows, 34),
    text(left, block + 66, 'Processor time an event: the program red, PostgreSQL blue, Kafka grey', 'font-weight="bold"'),
    ...costs(rows, block + 78),
  ];
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`;
  return `${head}\n<rect width="${width}" height="${height}" fill="#fff"/>\n${content.join('\n')}\n</svg>\n`;
}
