import { useMutation } from '@apollo/client/react';
import { degreesOf } from '../observation/reading-form.js';
import { type Call, type Cared, RecordCall } from './care.graph.js';
import type { Measured } from './care-fields.js';
import { careQueries, useCareDraft } from './use-care-draft.js';

export interface CallDraft extends Measured {
  outcome: Call['outcome'] | '';
  symptoms: NonNullable<Call['symptoms']>;
  note: string;
}

const blank: CallDraft = { outcome: '', temperature: '', method: 'armpit', symptoms: [], needs: [], note: '' };
export const longestNote = 200;

/** What keeps it from being sent, the first of it. */
function gapOf({ outcome, temperature }: CallDraft): 'call.gap.outcome' | 'visit.gap.temperature' | undefined {
  if (outcome === '') return 'call.gap.outcome';
  const isWrong = outcome === 'reached' && temperature.trim() !== '' && degreesOf(temperature) === undefined;
  return isWrong ? 'visit.gap.temperature' : undefined;
}

/** A call as it is filled in; what was heard counts only where somebody was reached. */
export function useCall({ id }: Pick<Cared, 'id'>, taskId: string | undefined, done: () => void) {
  const { draft, change, requestId, sent } = useCareDraft(`call-${id}`, blank);
  const [record, { error, loading }] = useMutation(RecordCall, { refetchQueries: careQueries });
  const gap = gapOf(draft);
  const send = async (): Promise<void> => {
    const { outcome, temperature, method, symptoms, needs, note } = draft;
    if (gap || outcome === '') return;
    const measured = degreesOf(temperature);
    const heard = outcome === 'reached' && { symptoms, needs, ...(measured !== undefined && { temperature: measured, method }) };
    const said = { requestId, observationId: id, at: new Date().toISOString(), outcome, ...heard };
    await record({ variables: { input: { ...said, ...(note.trim() && { note }), ...(taskId && { taskId }) } } });
    sent();
    done();
  };
  return { draft, change, gap, send: () => void send().catch(() => {}), error, loading };
}
