import { useMutation } from '@apollo/client/react';
import { useDraft } from '../app/use-draft.js';
import { daysOn, timeOf, todayInChina } from '../language/dates.js';
import { type Guest, type GuestClass, inputOf } from './guest.rules.js';
import { IssuePasses } from './issue.graph.js';

const usualDays = 30;

const blank = (passClass: GuestClass): Guest => ({
  ...{ household: null, name: '', phone: '', plate: '', driver: '', requestId: crypto.randomUUID() },
  day: passClass === 'visitor' ? todayInChina() : daysOn(todayInChina(), usualDays),
  ...{ from: timeOf({ tag: 'zh' }, new Date().toISOString()), until: '23:59' },
});

/** A pass as it is typed; it outlives a reload, and asks for one pass however often it is sent. */
export function useGuest(passClass: GuestClass, area: string, changed: () => void) {
  const [kept, keep] = useDraft(`pass-${passClass}-${area}`);
  const guest = kept === '' ? blank(passClass) : (JSON.parse(kept) as Guest);
  const [issue, { data, error, loading, reset }] = useMutation(IssuePasses);
  const change = (part: Partial<Guest>): void => {
    reset();
    keep(JSON.stringify({ ...guest, ...part, requestId: crypto.randomUUID() }));
  };
  const ask = async (): Promise<void> => {
    const { data: told } = await issue({ variables: { input: inputOf(passClass, guest) } });
    if (told?.issuePasses.accepted) changed();
  };
  const send = (): void => {
    keep(JSON.stringify(guest));
    void ask().catch(() => {});
  };
  const next = (): void => change({ ...blank(passClass), household: guest.household });
  const refused = error?.message ?? data?.issuePasses.rejected[0]?.message;
  return { guest, change, send, next, loading, issued: data?.issuePasses.passes[0], refused };
}
