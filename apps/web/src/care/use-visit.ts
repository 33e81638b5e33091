import { useMutation } from '@apollo/client/react';
import { atOf, chinaNow } from '../language/dates.js';
import { degreesOf } from '../observation/reading-form.js';
import { type Cared, RecordVisit, type Visit } from './care.graph.js';
import type { Measured } from './care-fields.js';
import { careQueries, useCareDraft } from './use-care-draft.js';

export interface VisitDraft extends Measured {
  /** China time as it stands in the field; empty: now. */
  at: string;
  /** Account of the other person who was there; empty for nobody. */
  other: string;
  condition: NonNullable<Visit['condition']> | '';
  nextVisitAt: string;
}

const blank: VisitDraft = { at: '', other: '', condition: '', temperature: '', method: 'armpit', needs: [], nextVisitAt: '' };

export type VisitGap = 'visit.gap.condition' | 'visit.gap.at' | 'visit.gap.temperature' | 'visit.gap.next';

/** What keeps it from being sent, the first of it. */
function gapOf({ at, condition, temperature, nextVisitAt }: VisitDraft): VisitGap | undefined {
  if (at > chinaNow()) return 'visit.gap.at';
  if (condition === '') return 'visit.gap.condition';
  if (temperature.trim() !== '' && degreesOf(temperature) === undefined) return 'visit.gap.temperature';
  return nextVisitAt !== '' && nextVisitAt <= (at || chinaNow()) ? 'visit.gap.next' : undefined;
}

interface Sent {
  observation: Pick<Cared, 'id'>;
  taskId: string | undefined;
  /** Who was there, by what they are. */
  visitorsOf: (other: string) => { worker: string | null; doctor: string | null };
  done: () => void;
}

/** A visit as it is filled in. */
export function useVisit({ observation: { id }, taskId, visitorsOf, done }: Sent) {
  const { draft, change, requestId, sent } = useCareDraft(`visit-${id}`, blank);
  const [record, { error, loading }] = useMutation(RecordVisit, { refetchQueries: careQueries });
  const gap = gapOf(draft);
  const send = async (): Promise<void> => {
    const { at, other, condition, temperature, method, needs, nextVisitAt } = draft;
    if (gap || condition === '') return;
    const measured = degreesOf(temperature);
    const input = {
      ...{ requestId, observationId: id, at: at === '' ? new Date().toISOString() : atOf(at), condition, needs, ...visitorsOf(other) },
      ...(measured !== undefined && { temperature: measured, method }),
      ...(nextVisitAt && { nextVisitAt: atOf(nextVisitAt) }),
      ...(taskId && { taskId }),
    };
    await record({ variables: { input } });
    sent();
    done();
  };
  return { draft, change, gap, send: () => void send().catch(() => {}), error, loading };
}
