import type { GridBuilding, GridRoom, HeadData } from './rooms.graph.js';

/** How a room is shown: what it ended as, missing, or that somebody stays at home there. */
export const roomStates = ['answered', 'partly', 'refused', 'nobody_home', 'unreachable', 'empty', 'missing', 'observed'] as const;
export type RoomShown = (typeof roomStates)[number];

const shownAs: Record<NonNullable<GridRoom['end']>, RoomShown> = {
  all_answered: 'answered',
  partly_answered: 'partly',
  refused: 'refused',
  nobody_home: 'nobody_home',
  unreachable: 'unreachable',
  empty: 'empty',
};

export const shownOf = ({ end, observed }: Pick<GridRoom, 'end' | 'observed'>): RoomShown => {
  if (observed) return 'observed';
  return end === null ? 'missing' : shownAs[end];
};

/** Of `Room 603` or `0301室` the number, as it stands on the door. */
export const numberOf = ({ label }: Pick<GridRoom, 'label'>): string => /\d+[A-Z]?/.exec(label)?.[0] ?? label;

const floorOf = (room: GridRoom): number => Math.floor(Number.parseInt(numberOf(room), 10) / 100) || 0;

export interface Floor {
  floor: number;
  rooms: GridRoom[];
}

export interface Staircase {
  unit: string | null;
  /** The highest floor first, as one looks at a house. */
  floors: Floor[];
}

export function staircasesOf({ rooms }: Pick<GridBuilding, 'rooms'>): Staircase[] {
  return [...Map.groupBy(rooms, ({ unit }) => unit)].map(([unit, own]) => ({
    unit,
    floors: [...Map.groupBy(own, floorOf)]
      .sort(([one], [other]) => other - one)
      .map(([floor, onFloor]) => ({
        floor,
        rooms: onFloor.toSorted((one, other) => numberOf(one).localeCompare(numberOf(other), 'en', { numeric: true })),
      })),
  }));
}

export const missingIn = ({ rooms }: Pick<GridBuilding, 'rooms'>): number => rooms.filter(({ end }) => end === null).length;

/** The campaign that the coverage of the area is of, else the newest one over or in it. */
export function campaignOf({ area, campaigns }: HeadData): string | undefined {
  if (area?.coverage) return area.coverage.campaignId;
  const over = campaigns?.find(({ areaCode }) => area?.path.split('.').includes(areaCode));
  return (over ?? campaigns?.[0])?.id;
}
