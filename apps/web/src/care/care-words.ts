import type { TextKey } from '../language/language.js';
import type { Change, Visit } from './care.graph.js';

export const needWords: Record<Visit['needs'][number], TextKey> = {
  food: 'need.food',
  medicine: 'need.medicine',
  rubbish: 'need.rubbish',
  parcels: 'need.parcels',
  baby: 'need.baby',
  pets: 'need.pets',
};

export const conditionWords: Record<NonNullable<Visit['condition']>, TextKey> = {
  well: 'visit.well',
  unwell: 'visit.unwell',
  worse: 'visit.worse',
  emergency: 'visit.emergency',
};

export const thermometerWords = {
  armpit: 'visit.armpit',
  ear: 'visit.ear',
  forehead: 'visit.forehead',
} as const satisfies Record<string, TextKey>;

export const changeStates: Record<Change['state'], TextKey> = {
  asked: 'care.asked',
  approved: 'care.approved',
  refused: 'care.refused',
};
