import { boundOf } from './bound.rules.js';
import { isKept, type Figure } from './figure.rules.js';

export interface Reported {
  id: string;
  trials: number;
  of: string;
  anomalies: readonly string[];
  figures: readonly Figure[];
}

const shown = 10;

/** What a run has shown, a row for each experiment and below it its figures and what was found. */
export function report(all: readonly Reported[]): string {
  const head = ['', 'trials', 'anomalies', 'at most (95 %)'];
  const rows = all.map(({ id, trials, of, anomalies }) => [
    ...[id, `${trials} ${of}`, `${anomalies.length} of ${trials}`, shareOf(boundOf(anomalies.length, trials))],
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd();
  return [line(head), ...all.flatMap((one, index) => [line(rows[index]!), ...below(one)])].join('\n');
}

/** A run is sound when it was one and nothing was found. */
export const isSound = ({ trials, anomalies }: Reported): boolean => trials > 0 && anomalies.length === 0;

/** A run is good when it is sound and every figure keeps its limit. */
export const isGood = (one: Reported): boolean => isSound(one) && one.figures.every(isKept);

function below({ anomalies, figures }: Reported): string[] {
  const more = anomalies.length - shown;
  return [
    ...figures.map((figure) => `     ${textOf(figure)}`),
    ...anomalies.slice(0, shown).map((text) => `     ! ${text}`),
    ...(more > 0 ? [`     ! and ${more} more`] : []),
  ];
}

function textOf(figure: Figure): string {
  const { name, value, unit, atMost, atLeast } = figure;
  const inUnit = (number: number): string => `${rounded(number)}${unit ? ` ${unit}` : ''}`;
  const limit = atMost !== undefined ? `at most ${inUnit(atMost)}` : atLeast !== undefined ? `at least ${inUnit(atLeast)}` : '';
  return `${name}: ${inUnit(value)}${limit && ` (${limit}${isKept(figure) ? '' : ': MISSED'})`}`;
}

const rounded = (value: number): string => String(Number(value.toPrecision(4)));
const shareOf = (share: number): string => `${Number((share * 100).toPrecision(2))} %`;
