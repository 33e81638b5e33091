import { useMutation } from '@apollo/client/react';
import { useDraft } from '../app/use-draft.js';
import type { ResultOf } from '../graph/graphql.js';
import { daysOn, todayInChina } from '../language/dates.js';
import { OpenRound } from './masks.change.graph.js';
import type { Round, RoundNeeds } from './masks.graph.js';

export interface Draft {
  itemId: string;
  rule: Round['rule'];
  packs: string;
  quota: string;
  price: string;
  opensAt: string;
  closesAt: string;
  collectFrom: string;
  collectUntil: string;
  pharmacyIds: readonly string[];
  /** The same round sent twice is one. */
  requestId: string;
}

/** From tomorrow morning for a day; China time, as it stands in the fields. */
const firstDraft = (): Draft => {
  const tomorrow = daysOn(todayInChina(), 1);
  return {
    ...{ itemId: '', rule: 'queue', packs: '', quota: '5', price: '', pharmacyIds: [], requestId: crypto.randomUUID() },
    ...{ opensAt: `${tomorrow}T08:00`, closesAt: `${tomorrow}T20:00`, collectFrom: '09:00', collectUntil: '17:00' },
  };
};

export const pharmaciesIn = ({ stores }: ResultOf<typeof RoundNeeds>): { id: string; name: string }[] =>
  stores.filter(({ kind }) => kind === 'pharmacy');

/** A round as it is typed; it outlives a reload. */
export function useOpening(code: string, opened: (id: string) => void) {
  const [kept, keep] = useDraft(`round-${code}`);
  const draft = kept === '' ? firstDraft() : (JSON.parse(kept) as Draft);
  const [open, { error, loading }] = useMutation(OpenRound);
  const send = async (): Promise<void> => {
    const { packs, quota, price, opensAt, closesAt, pharmacyIds, ...rest } = draft;
    const times = { opensAt: `${opensAt}:00+08:00`, closesAt: `${closesAt}:00+08:00` };
    const counts = { packs: Number.parseInt(packs, 10), quota: Number.parseInt(quota, 10) };
    const input = {
      areaCode: code,
      ...rest,
      ...times,
      ...counts,
      pharmacyIds: [...pharmacyIds],
      price: price ? { zh: price } : null,
    };
    const { data } = await open({ variables: { input } });
    if (!data) return;
    keep('');
    opened(data.openRound.id);
  };
  const change = (part: Partial<Draft>): void => keep(JSON.stringify({ ...draft, ...part, requestId: crypto.randomUUID() }));
  const missing = draft.itemId === '' || !(Number(draft.packs) > 0) || !(Number(draft.quota) > 0) || draft.pharmacyIds.length === 0;
  return { draft, change, missing, error, loading, send: () => void send().catch(() => {}) };
}
