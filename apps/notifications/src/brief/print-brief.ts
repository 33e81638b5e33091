import type { Language } from '#contracts/shared.js';
import { smallestShownCount } from '#platform/policy.js';
import { printed, printText, type Sheet } from '#platform/print-text.js';
import { render, type Values } from '../template/render.js';
import type { BriefFigures } from './ask-figures.js';
import { briefTexts } from './brief-texts.js';
import { coverageOf, decisionsIn, missingIn } from './brief.rules.js';

const margin = 48;
/** As many lines as leave everything on one sheet. */
const [mostMissing, mostDecisions] = [10, 6];
const tags: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB', ja: 'ja-JP', ko: 'ko-KR' };

type TextName = keyof typeof briefTexts;
type Counts = Readonly<Record<string, number | string | null>>;

/** One brief on its sheet, in one language. */
class Brief {
  private readonly width: number;

  constructor(
    private readonly sheet: Sheet,
    private readonly language: Language,
  ) {
    this.width = sheet.page.width - 2 * margin;
  }

  count(count: number | null | undefined): string {
    return typeof count === 'number' ? new Intl.NumberFormat(tags[this.language]).format(count) : `<${smallestShownCount}`;
  }

  /** Rounded down, so that 100 % means that nothing is missing. */
  share(part: number, whole: number): string {
    const style = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(tags[this.language], style).format(whole === 0 ? 0 : Math.floor((part / whole) * 1_000) / 1_000);
  }

  text(name: TextName, values: Values = {}): string {
    return render(briefTexts[name][this.language], this.language, values);
  }

  /** With every count as it is written in the language. */
  counted(name: TextName, counts: object): string {
    const shown = Object.entries(counts as Counts).map(([key, value]) => [key, typeof value === 'string' ? value : this.count(value)]);
    return this.text(name, Object.fromEntries(shown) as Values);
  }

  line(text: string, size = 10.5, weight: 400 | 700 = 400, x = margin): void {
    printText(this.sheet, text, { language: this.language, size, weight, x, width: this.width - (x - margin), lineGap: 2 });
  }

  head(name: TextName): void {
    this.sheet.y += 12;
    this.rule();
    this.line(this.text(name), 12.5, 700);
  }

  rule(): void {
    const { y } = this.sheet;
    this.sheet
      .moveTo(margin, y)
      .lineTo(margin + this.width, y)
      .lineWidth(0.7)
      .strokeColor('#000')
      .stroke();
    this.sheet.y = y + 6;
  }

  /** Three beside one another: what it is, the figure, what belongs to it, and from when. */
  headlines(boxes: readonly (readonly [title: string, big: string, of: string, asOf: string])[]): void {
    const [top, width, gap] = [this.sheet.y, (this.width - 24) / 3, 12];
    const print = { language: this.language, width: width - 16 };
    for (const [index, [title, big, of, asOf]] of boxes.entries()) {
      const x = margin + index * (width + gap);
      this.sheet.rect(x, top, width, 112).lineWidth(0.7).strokeColor('#000').stroke();
      printText(this.sheet, title, { ...print, x: x + 8, y: top + 7, size: 10.5, weight: 700 });
      printText(this.sheet, big, { ...print, x: x + 8, y: top + 24, size: 26, weight: 700 });
      printText(this.sheet, of, { ...print, x: x + 8, y: top + 62, size: 9 });
      printText(this.sheet, asOf, { ...print, x: x + 8, y: top + 93, size: 8.5 });
    }
    this.sheet.y = top + 118;
  }

  foot(text: string): void {
    this.sheet.y = this.sheet.page.height - margin - 14;
    this.line(text, 8.5);
  }
}

/** One sheet of A4 that a leader takes along: how it stands, what is missing, what needs a decision. Black on white. */
export function printBrief(figures: BriefFigures, language: Language, now: Date): Promise<Buffer> {
  const name = figures.area.name[language] ?? figures.area.name.zh;
  return printed({ size: 'A4', margin, info: { Title: name, CreationDate: now } }, (sheet) => {
    const brief = new Brief(sheet, language);
    brief.line(brief.text('title', { area: name }), 20, 700);
    brief.line(brief.text('printed', { at: now.toISOString() }), 9.5);
    sheet.y += 8;
    printHeadlines(brief, figures);
    printMissing(brief, figures, language);
    printDecisions(brief, figures, language);
    printMovements(brief, figures);
    if (figures.silent.length > 0) brief.line(brief.text('silent', { services: figures.silent.join(', ') }), 10, 700);
    brief.foot(`${brief.text('page')}   ${brief.text('title', { area: name })}`);
  });
}

function printHeadlines(brief: Brief, figures: BriefFigures): void {
  const { masks, observation } = figures.area;
  const [coverage, none] = [coverageOf(figures), ['–', brief.text('none'), ''] as const];
  const known = coverage && coverage.rooms !== null && coverage.ended !== null;
  const asOf = (at: string): string => brief.text('asOf', { at });
  brief.headlines([
    coverage
      ? [
          brief.text('coverage'),
          known ? brief.share(coverage.ended ?? 0, coverage.rooms ?? 0) : '–',
          brief.counted('coverageOf', coverage),
          asOf(coverage.asOf),
        ]
      : [brief.text('coverage'), ...none],
    masks
      ? [brief.text('masks'), brief.count(masks.booked), brief.counted('masksOf', masks), asOf(masks.asOf)]
      : [brief.text('masks'), ...none],
    observation
      ? [brief.text('observation'), brief.count(observation.active), brief.counted('observationOf', observation), asOf(observation.asOf)]
      : [brief.text('observation'), ...none],
  ]);
}

function printMissing(brief: Brief, figures: BriefFigures, language: Language): void {
  const rows = missingIn(figures);
  brief.head('missing');
  if (rows.length === 0) brief.line(brief.text('nothingMissing'));
  for (const { name, coverage } of rows.slice(0, mostMissing))
    brief.line(`${name[language] ?? name.zh}   ${brief.counted('missingRow', coverage ?? {})}`);
  if (rows.length > mostMissing) brief.line(brief.text('more', { count: rows.length - mostMissing }));
}

function printDecisions(brief: Brief, figures: BriefFigures, language: Language): void {
  const rows = decisionsIn(figures);
  brief.head('decisions');
  if (rows.length === 0) brief.line(brief.text('noDecisions'));
  for (const { kind, place, count } of rows.slice(0, mostDecisions))
    brief.line(`${place.name[language] ?? place.name.zh}   ${brief.counted(kind, { count })}`);
  if (rows.length > mostDecisions) brief.line(brief.text('more', { count: rows.length - mostDecisions }));
}

function printMovements(brief: Brief, { area: { arrivals, gateFlow, reach } }: BriefFigures): void {
  const parts = [
    ['arrivals', 'arrivalsOf', arrivals],
    ['gate', 'gateOf', gateFlow],
    ['reach', 'reachOf', reach],
  ] as const;
  for (const [title, of, counts] of parts) {
    brief.head(title);
    brief.line(counts ? `${brief.counted(of, counts)}   (${brief.text('asOf', { at: counts.asOf })})` : brief.text('none'));
  }
}
