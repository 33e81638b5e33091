import { useCallback, useEffect, useState } from 'react';
import { noteAnswer, noteNoAnswer } from '../graph/trouble.js';
import { SignedOut } from '../session/session.js';
import { useSession } from '../session/session-context.js';
import { askServices, type ServiceNow } from './services.js';

const askAgainMs = 3_000;

interface Now {
  services?: ServiceNow[];
  asOf?: string;
  error?: unknown;
}

/** How every service stands, asked every few seconds while the page is seen; what was known stays when nothing answers. */
export function useServices(): Now & { again: () => Promise<void> } {
  const session = useSession();
  const [now, setNow] = useState<Now>({});
  const again = useCallback(async (): Promise<void> => {
    try {
      const services = await askServices(session);
      setNow({ services, asOf: new Date().toISOString() });
      noteAnswer('Services', []);
    } catch (error) {
      if (error instanceof TypeError || error instanceof SignedOut) noteNoAnswer(error instanceof SignedOut);
      setNow((before) => ({ ...before, error }));
    }
  }, [session]);
  useEffect(() => {
    void again();
    const timer = setInterval(() => !document.hidden && void again(), askAgainMs);
    return () => clearInterval(timer);
  }, [again]);
  return { ...now, again };
}
