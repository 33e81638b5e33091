import type { Chance } from './chance.js';

export interface Place {
  compound: string;
  building: string;
  unit?: string;
  room: string;
  groundFloor: boolean;
}

const roomsOfACompound = 520;
const walkUpFloors = 6;

/** Lanes of six-storey houses with several entrances and of towers with one, until there are `rooms` rooms. */
export function layOut(chance: Chance, committeeName: string, rooms: number): Place[] {
  const name = committeeName.replace(/(社区)?(居民委员会|居委会|居民区)$/, '');
  const compounds = Math.max(1, Math.round(rooms / roomsOfACompound));
  const firstLane = chance.between(2, 30) * 10;
  const places: Place[] = [];
  for (let compound = 1; compound <= compounds; compound++) {
    const until = Math.round((rooms * compound) / compounds);
    const label = `${name}${firstLane + compound * 20}弄`;
    for (let number = 1; places.length < until; number++) {
      const building = chance.happens(0.25) ? tower(chance) : walkUp(chance);
      places.push(...building.slice(0, until - places.length).map((place) => ({ compound: label, building: `${number}号`, ...place })));
    }
  }
  return places;
}

type InBuilding = Pick<Place, 'unit' | 'room' | 'groundFloor'>;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const walkUp = (chance: Chance): InBuilding[] =>
  numbers(chance.between(2, 4)).flatMap((unit) =>
    numbers(walkUpFloors).flatMap((floor) =>
      numbers(2).map((door) => ({ unit: String(unit), room: `${floor}0${door}`, groundFloor: floor === 1 })),
    ),
  );

const tower = (chance: Chance): InBuilding[] =>
  numbers(chance.between(14, 20)).flatMap((floor) => numbers(4).map((door) => ({ room: `${floor}0${door}`, groundFloor: floor === 1 })));
