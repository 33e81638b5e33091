import { useEffect, useRef } from 'react';

const nameOf = (subject: string): string => `linli-${subject}`;

/** Says in the other tabs of this browser that something changed. */
export function tellOtherTabs(subject: string): void {
  const channel = new BroadcastChannel(nameOf(subject));
  channel.postMessage('changed');
  channel.close();
}

/** Asks anew when another tab says that something changed. */
export function useOtherTabs(subject: string, ask: () => void): void {
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    const channel = new BroadcastChannel(nameOf(subject));
    channel.onmessage = () => latest.current();
    return () => channel.close();
  }, [subject]);
}
