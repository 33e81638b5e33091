import { smallestShownCount } from '#platform/policy.js';

export const figureNames = ['active', 'due', 'late', 'missed', 'fever', 'released'] as const;
export type FigureName = (typeof figureNames)[number];
export type ObservationFigure = Record<FigureName, number>;

/** Counts from 1 to 4 are hidden from whoever may not see people: so few are somebody. Zero is shown: it is about nobody. */
export const shownFigures = (figure: ObservationFigure, exact: boolean): Record<FigureName, number | null> =>
  Object.fromEntries(
    figureNames.map((name) => [name, exact || figure[name] === 0 || figure[name] >= smallestShownCount ? figure[name] : null]),
  ) as Record<FigureName, number | null>;

/** What stands behind a figure, one for each that it counts. */
export const factKinds = [
  ...(['observation-started', 'report-due', 'report-late', 'report-missed'] as const),
  ...(['fever-suspected', 'fever-confirmed', 'observation-released'] as const),
];
export type FactKind = (typeof factKinds)[number];

const behind: Record<FigureName, readonly FactKind[]> = {
  active: ['observation-started'],
  due: ['report-due'],
  late: ['report-late'],
  missed: ['report-missed'],
  fever: ['fever-suspected', 'fever-confirmed'],
  released: ['observation-released'],
};

/** The facts behind a figure that is hidden are hidden with it. */
export const shownKinds = (shown: Record<FigureName, number | null>): FactKind[] =>
  figureNames.flatMap((name) => (shown[name] === null ? [] : behind[name]));
