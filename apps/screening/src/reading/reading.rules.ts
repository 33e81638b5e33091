export const takers = ['self', 'family', 'worker', 'doctor', 'gate'] as const;
export type TakenBy = (typeof takers)[number];

export const symptoms = ['fever', 'cough', 'breathlessness', 'sore-throat', 'fatigue', 'diarrhoea'] as const;
export type Symptom = (typeof symptoms)[number];
