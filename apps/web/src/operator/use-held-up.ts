import { useState } from 'react';
import { useCounts } from '../figures/count.js';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { reasonWords } from './operator-words.js';
import { outcomeOf } from './replayed.rules.js';
import { type HeldUp, replay, setAside } from './services.js';

interface Acting {
  /** What a dry run told; undefined before it, and after what was done. */
  tried: ReturnType<typeof outcomeOf> | undefined;
  why: string | undefined;
  choose: (why: string) => void;
  busy: boolean;
  said: string;
  attempt: (dryRun: boolean) => Promise<void>;
  putAside: (why: string) => Promise<void>;
}

/** What an operator does with one parked event, and what came of it. */
export function useHeldUp(service: string, { eventId, type }: HeldUp, changed: (said: string) => void): Acting {
  const { t } = useSpeech();
  const counted = useCounts();
  const session = useSession();
  const [tried, setTried] = useState<Acting['tried']>();
  const [why, setWhy] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [said, say] = useState('');
  const act = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    await work().catch((error: unknown) => say(error instanceof TypeError ? t('trouble.noAnswer') : (error as Error).message));
    setBusy(false);
  };
  const worded = ({ went, stays }: ReturnType<typeof outcomeOf>, dryRun: boolean): string => {
    const reason = stays && reasonWords[stays];
    const stop = stays ? t('operator.stays', { reason: reason ? t(reason) : stays }) : '';
    const gone = went > 0 ? t(dryRun ? 'operator.wouldGo' : 'operator.went', { count: counted(went) }) : '';
    return [gone, stop].filter(Boolean).join(' ');
  };
  const attempt = (dryRun: boolean): Promise<void> =>
    act(async () => {
      const outcome = outcomeOf(await replay(session, service, eventId, dryRun));
      const sentence = worded(outcome, dryRun);
      setTried(dryRun ? outcome : undefined);
      say(sentence);
      if (!dryRun) changed(`${type ?? ''}: ${sentence}`);
    });
  const putAside = (reason: string): Promise<void> =>
    act(async () => {
      await setAside(session, service, eventId, reason);
      changed(t('operator.isAside', { type: type ?? t('operator.noEvent') }));
    });
  return { tried, why, choose: (chosen) => setWhy(chosen || undefined), busy, said, attempt, putAside };
}
