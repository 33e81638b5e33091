import { useChoice } from '../app/place.js';
import type { TextKey } from '../language/language.js';

export const careSteps = ['call', 'visit'] as const;
export type CareStep = (typeof careSteps)[number];

export const stepWords: Record<CareStep, TextKey> = { call: 'call.title', visit: 'visit.title' };

export interface CareOpened {
  /** Of the observation, or of the task. */
  id: string;
  step: CareStep;
}

const isStep = (text: string | undefined): text is CareStep => (careSteps as readonly (string | undefined)[]).includes(text);

/** Whose drawer is open and for what stands in the address: it outlives a reload, and a colleague is sent the same. */
export function useCareOpened(): [CareOpened | undefined, (opened: CareOpened | null) => void] {
  const [kept, keep] = useChoice('care');
  const [step, id] = kept?.split('.') ?? [];
  return [id && isStep(step) ? { id, step } : undefined, (opened) => keep(opened && `${opened.step}.${opened.id}`)];
}
