import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
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
}

/** From tomorrow morning for a day; China time, as it stands in the fields. */
const firstDraft = (): Draft => {
  const tomorrow = daysOn(todayInChina(), 1);
  return {
    ...{ itemId: '', rule: 'queue', packs: '', quota: '5', price: '', pharmacyIds: [] },
    ...{ opensAt: `${tomorrow}T08:00`, closesAt: `${tomorrow}T20:00`, collectFrom: '09:00', collectUntil: '17:00' },
  };
};

export const pharmaciesIn = ({ stores }: ResultOf<typeof RoundNeeds>): { id: string; name: string }[] =>
  stores.filter(({ kind }) => kind === 'pharmacy');

export function useOpening(code: string, opened: (id: string) => void) {
  const [draft, setDraft] = useState(firstDraft);
  const [requestId] = useState(() => crypto.randomUUID());
  const [open, { error, loading }] = useMutation(OpenRound);
  const send = async (): Promise<void> => {
    const { packs, quota, price, opensAt, closesAt, pharmacyIds, ...rest } = draft;
    const times = { opensAt: `${opensAt}:00+08:00`, closesAt: `${closesAt}:00+08:00` };
    const counts = { packs: Number.parseInt(packs, 10), quota: Number.parseInt(quota, 10) };
    const input = {
      requestId,
      areaCode: code,
      ...rest,
      ...times,
      ...counts,
      pharmacyIds: [...pharmacyIds],
      price: price ? { zh: price } : null,
    };
    const { data } = await open({ variables: { input } });
    if (data) opened(data.openRound.id);
  };
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }));
  const missing = draft.itemId === '' || !(Number(draft.packs) > 0) || !(Number(draft.quota) > 0) || draft.pharmacyIds.length === 0;
  return { draft, change, missing, error, loading, send: () => void send().catch(() => {}) };
}
