import { useEffect, useState } from 'react';
import { fetchJson } from '../session/fetch-file.js';
import { useSession } from '../session/session-context.js';

export interface Colleague {
  id: string;
  /** What they sign in with. */
  handle: string;
  role: string;
}

/** Who sees to tasks in an area, each once, and on request in the areas above it too; undefined until that is known. */
export function useColleagues(path: string | undefined, above = false): { colleagues: readonly Colleague[] | undefined; failed: boolean } {
  const session = useSession();
  const [colleagues, setColleagues] = useState<readonly Colleague[]>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!path) return;
    let wanted = true;
    const load = async (): Promise<void> => {
      const found = await fetchJson<Colleague[]>(session, `/identity/colleagues?area=${path}${above ? '&above=yes' : ''}`);
      if (!wanted) return;
      setColleagues([...new Map(found.map((one) => [one.id, one])).values()]);
      setFailed(false);
    };
    void load().catch(() => wanted && setFailed(true));
    return () => void (wanted = false);
  }, [session, path, above]);
  return { colleagues, failed };
}
