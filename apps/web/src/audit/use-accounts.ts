import { useEffect, useState } from 'react';
import { useSpeech } from '../language/language.js';
import { fetchJson } from '../session/fetch-file.js';
import { useSession } from '../session/session-context.js';

interface Held {
  subject: string;
  to: string;
}

export interface Accounts {
  /** What an account signs in with; the start of its id where that is not known; a service by its name. */
  nameOf: (account: string | null) => string;
  /** The account behind what somebody typed: a name or an id. */
  idOf: (typed: string) => string;
  names: readonly string[];
}

/** Accounts of the own areas by the names that they sign in with, as far as this person may read who holds which role. */
export function useAccounts(): Accounts {
  const { t } = useSpeech();
  const session = useSession();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let wanted = true;
    const load = async (): Promise<void> => {
      const held = await fetchJson<Held[]>(session, '/identity/grants');
      if (wanted) setNames(new Map(held.map(({ subject, to }) => [subject, to])));
    };
    void load().catch(() => {}); // ids stand where names would
    return () => void (wanted = false);
  }, [session]);
  return {
    nameOf: (account) => {
      if (!account) return '';
      const [, service] = /^service:(.+)$/.exec(account) ?? [];
      return service ? t('audit.service', { name: service }) : (names.get(account) ?? account.slice(0, 8));
    },
    idOf: (typed) => [...names].find(([, name]) => name === typed)?.[0] ?? typed,
    names: [...new Set(names.values())].sort(),
  };
}
