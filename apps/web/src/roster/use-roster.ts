import { useCallback, useEffect, useState } from 'react';
import { useChoice } from '../app/place.js';
import { useSession } from '../session/session-context.js';
import { apply, progressOf, type RosterImport, upload } from './roster-import.js';

const askAgainMs = 700;

interface Roster {
  roster: RosterImport | undefined;
  error: unknown;
  busy: boolean;
  send: (file: File) => void;
  start: () => void;
  anew: () => void;
}

/** One import from the file to its end. Its id stands in the address: a reload or a colleague finds it as far as it is. */
export function useRoster(area: string): Roster {
  const session = useSession();
  const [id, setId] = useChoice('import');
  const [roster, setRoster] = useState<RosterImport>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const take = useCallback(async (asked: Promise<RosterImport>): Promise<RosterImport | undefined> => {
    setBusy(true);
    try {
      const now = await asked;
      setRoster(now);
      setError(undefined);
      return now;
    } catch (problem) {
      setError(problem);
      return undefined;
    } finally {
      setBusy(false);
    }
  }, []);
  useEffect(() => {
    if (id && roster?.importId !== id) void take(progressOf(session, id));
  }, [id, roster, session, take]);
  useEffect(() => {
    if (!id || roster?.state !== 'applying') return;
    const timer = setTimeout(() => void take(progressOf(session, id)), askAgainMs);
    return () => clearTimeout(timer);
  }, [id, roster, session, take]);
  return {
    ...{ roster: id ? roster : undefined, error, busy },
    send: (file) => void take(upload(session, area, file)).then((sent) => sent && setId(sent.importId)),
    start: () => void (id && take(apply(session, id))),
    anew: () => {
      setRoster(undefined);
      setError(undefined);
      setId(null);
    },
  };
}
