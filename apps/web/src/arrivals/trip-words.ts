import type { TextKey } from '../language/language.js';
import type { Trip } from './arrivals.graph.js';

type Advice = NonNullable<Trip['history'][number]['advice']>;

export const adviceWords: Record<Advice, TextKey> = {
  wait_until_lifted: 'arrival.advice.wait_until_lifted',
  wait_until_well: 'arrival.advice.wait_until_well',
  observe_there_first: 'arrival.advice.observe_there_first',
  not_needed_yet: 'arrival.advice.not_needed_yet',
};

export const vehicleWords = {
  train: 'arrival.vehicle.train',
  flight: 'arrival.vehicle.flight',
  car: 'arrival.vehicle.car',
  coach: 'arrival.vehicle.coach',
  ship: 'arrival.vehicle.ship',
} as const satisfies Record<string, TextKey>;

/** The last advice that was followed. */
export const adviceOf = ({ history }: Trip): Advice | undefined => history.findLast(({ advice }) => advice !== null)?.advice ?? undefined;
