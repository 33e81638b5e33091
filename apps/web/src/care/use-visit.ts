import { useMutation } from '@apollo/client/react';
import { useDraft } from '../app/use-draft.js';
import { tellOtherTabs } from '../app/use-other-tabs.js';
import { useRequestId } from '../app/use-request-id.js';
import { atOf, chinaNow } from '../language/dates.js';
import { degreesOf } from '../observation/reading-form.js';
import { type Cared, RecordVisit, type Visit } from './care.graph.js';
import type { thermometerWords } from './care-words.js';

export interface VisitDraft {
  /** China time as it stands in the field; empty: now. */
  at: string;
  /** Account of the other person who was there; empty for nobody. */
  other: string;
  condition: NonNullable<Visit['condition']> | '';
  temperature: string;
  method: keyof typeof thermometerWords;
  needs: Visit['needs'];
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

/** A visit as it is filled in: it outlives a reload, and is recorded once however often it is sent. */
export function useVisit({ observation: { id }, taskId, visitorsOf, done }: Sent) {
  const [kept, keep] = useDraft(`visit-${id}`);
  const draft = kept === '' ? blank : (JSON.parse(kept) as VisitDraft);
  const { requestId, arrived } = useRequestId(`visit-${id}`);
  const [record, { error, loading }] = useMutation(RecordVisit, { refetchQueries: ['ObservationCare', 'ObservationBoard', 'Today'] });
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
    keep('');
    arrived();
    tellOtherTabs('care');
    tellOtherTabs('observation');
    tellOtherTabs('work');
    done();
  };
  const change = (changed: Partial<VisitDraft>): void => keep(JSON.stringify({ ...draft, ...changed }));
  return { draft, change, gap, send: () => void send().catch(() => {}), error, loading };
}
