import { type CoverageCounts, summedCoverage } from '#platform/coverage-sum.rules.js';
import type { BoardArea, BoardChild } from './district.graph.js';

export interface CoverageShown extends CoverageCounts {
  /** How many areas below it is the sum of; 0 when it is the area's own. */
  summedOf: number;
}

/** The area's own coverage, else that of the areas below which have a campaign of their own; nothing is counted twice. */
export function coverageShown({ coverage, children }: Pick<BoardArea, 'coverage' | 'children'>): CoverageShown | null {
  if (coverage) return { ...coverage, summedOf: 0 };
  const parts = children.flatMap((child) => child.coverage ?? []);
  const summed = summedCoverage(parts);
  return summed && { ...summed, summedOf: parts.length };
}

export interface Decision {
  kind: 'fever' | 'missed' | 'help' | 'missing';
  area: BoardChild;
  count: number | null;
}

const mostDecisions = 8;
const isThere = (count: number | null | undefined): boolean => count !== undefined && count !== 0;

/**
 * What somebody has to see to, the gravest kind first: fever, missed reports, late help, and at last the area with most rooms
 * missing. A count of one to four people that is hidden is there all the same.
 */
export function decisionsIn(children: readonly BoardChild[]): Decision[] {
  const of = (kind: Decision['kind'], count: (child: BoardChild) => number | null | undefined): Decision[] =>
    children
      .flatMap((area) => (isThere(count(area)) ? [{ kind, area, count: count(area) ?? null }] : []))
      .sort((one, other) => (other.count ?? 0) - (one.count ?? 0));
  const worst = children.toSorted((one, other) => (other.coverage?.missing ?? 0) - (one.coverage?.missing ?? 0)).slice(0, 1);
  const urgent = [
    ...of('fever', ({ observation }) => observation?.fever ?? (observation ? null : undefined)),
    ...of('missed', ({ observation }) => (observation ? observation.missed : undefined)),
    ...of('help', ({ help }) => (help ? help.late : undefined)),
  ];
  const missing = worst.flatMap((area): Decision[] =>
    area.coverage?.missing ? [{ kind: 'missing', area, count: area.coverage.missing }] : [],
  );
  return [...urgent.slice(0, mostDecisions - missing.length), ...missing];
}

/** Areas in which nobody is registered yet say nothing in a picture. */
export const withRooms = (children: readonly BoardChild[]): BoardChild[] =>
  children.filter(({ population, coverage }) => (population?.rooms ?? coverage?.rooms ?? 0) > 0);
