import { useDraft } from '../app/use-draft.js';
import { tellOtherTabs } from '../app/use-other-tabs.js';
import { useRequestId } from '../app/use-request-id.js';

export const careQueries = ['ObservationCare', 'ObservationBoard', 'Today'];

/** What is filled in about one person: it outlives a reload, and is recorded once however often and from how many tabs it is sent. */
export function useCareDraft<Draft extends object>(name: string, blank: Draft) {
  const [kept, keep] = useDraft(name);
  const draft = kept === '' ? blank : (JSON.parse(kept) as Draft);
  const { requestId, arrived } = useRequestId(name);
  const change = (changed: Partial<Draft>): void => keep(JSON.stringify({ ...draft, ...changed }));
  const sent = (): void => {
    keep('');
    arrived();
    for (const topic of ['care', 'observation', 'work'] as const) tellOtherTabs(topic);
  };
  return { draft, change, requestId, sent };
}
