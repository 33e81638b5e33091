import { useApolloClient } from '@apollo/client/react';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useTrouble } from '../graph/trouble.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';

const askAgainMs = 5_000;

const serviceNames: Record<string, TextKey> = {
  registration: 'service.registration',
  screening: 'service.screening',
  passes: 'service.passes',
  supplies: 'service.supplies',
  notifications: 'service.notifications',
  audit: 'service.audit',
};

const listenToNetwork = (tell: () => void): (() => void) => {
  for (const name of ['online', 'offline']) addEventListener(name, tell);
  return () => ['online', 'offline'].forEach((name) => removeEventListener(name, tell));
};

/** While something does not answer, everything shown is asked again from time to time; figures that came before stay. */
function useAskingAgain(inTrouble: boolean): void {
  const graph = useApolloClient();
  useEffect(() => {
    if (!inTrouble) return;
    const timer = setInterval(() => void graph.refetchQueries({ include: 'active' }).catch(() => {}), askAgainMs);
    return () => clearInterval(timer);
  }, [graph, inTrouble]);
}

export function TroubleBar(): ReactNode {
  const { t } = useSpeech();
  const { silent, noAnswer, signedOut } = useTrouble();
  const session = useSession();
  const online = useSyncExternalStore(listenToNetwork, () => navigator.onLine);
  useAskingAgain(!signedOut && (silent.length > 0 || noAnswer || !online));
  const names = silent.map((service) => (serviceNames[service] ? t(serviceNames[service]) : service)).join(', ');
  const said = !online ? t('trouble.offline') : noAnswer ? t('trouble.noAnswer') : names && t('trouble.silent', { services: names });
  if (signedOut) {
    return (
      <div role="alert" className="trouble no-print">
        {t('state.signedOut')} · {t('state.signedOutHelp')}{' '}
        <button type="button" className="plain-button" onClick={() => void session.signIn()}>
          {t('person.signIn')}
        </button>
      </div>
    );
  }
  return (
    <div role="status" className="trouble no-print">
      {said}
    </div>
  );
}
