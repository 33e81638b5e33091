import { useState } from 'react';
import { useOtherTabs } from './use-other-tabs.js';

const read = (key: string): string => {
  const kept = localStorage.getItem(key) ?? crypto.randomUUID();
  localStorage.setItem(key, kept);
  return kept;
};

/** The id of what is about to be sent, the same one in every tab until it has arrived: sent by two of them it is done once. */
export function useRequestId(name: string): { requestId: string; arrived: () => void } {
  const key = `linli-request-${name}`;
  const [requestId, keep] = useState(() => read(key));
  useOtherTabs('care', () => keep(read(key)));
  const arrived = (): void => {
    localStorage.removeItem(key);
    keep(read(key));
  };
  return { requestId, arrived };
}
