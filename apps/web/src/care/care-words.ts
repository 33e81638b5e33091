import type { TextKey } from '../language/language.js';
import type { Call, Change, Visit } from './care.graph.js';

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

export const callOutcomes: Record<Call['outcome'], TextKey> = {
  reached: 'call.reached',
  not_reached: 'call.not_reached',
  wrong_number: 'call.wrong_number',
  refused: 'call.refused',
};

export const symptomWords: Record<NonNullable<Call['symptoms']>[number], TextKey> = {
  fever: 'symptom.fever',
  cough: 'symptom.cough',
  breathlessness: 'symptom.breathlessness',
  sore_throat: 'symptom.sore_throat',
  fatigue: 'symptom.fatigue',
  diarrhoea: 'symptom.diarrhoea',
};
