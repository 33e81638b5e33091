import { summedCoverage } from '#platform/coverage-sum.rules.js';
import type { BriefCoverage, BriefFigures, BriefPlace } from './ask-figures.js';

type Count = number | null;

/** The area's own coverage, else that of the areas below which have a campaign of their own. */
export const coverageOf = ({ area: { coverage, children } }: BriefFigures): BriefCoverage | null =>
  coverage ?? summedCoverage(children.flatMap((child) => child.coverage ?? []));

/** Committees in which rooms are missing, most first; a count that is hidden is there all the same. */
export const missingIn = ({ committees }: BriefFigures): BriefPlace[] =>
  committees
    .filter(({ coverage }) => coverage && coverage.missing !== 0)
    .toSorted((one, other) => (other.coverage?.missing ?? 0) - (one.coverage?.missing ?? 0));

export interface Decision {
  kind: 'fever' | 'missed' | 'help';
  place: BriefPlace;
  count: Count;
}

const countOf: Record<Decision['kind'], (place: BriefPlace) => Count | undefined> = {
  fever: ({ observation }) => observation?.fever,
  missed: ({ observation }) => observation?.missed,
  help: ({ help }) => help?.late,
};

/** What somebody has to see to, the gravest kind first. */
export const decisionsIn = ({ committees }: BriefFigures): Decision[] =>
  (['fever', 'missed', 'help'] as const).flatMap((kind) =>
    committees
      .flatMap((place): Decision[] => {
        const count = countOf[kind](place);
        return count === undefined || count === 0 ? [] : [{ kind, place, count }];
      })
      .sort((one, other) => (other.count ?? 0) - (one.count ?? 0)),
  );
