import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.js';
import { unreachedInARow } from './call.rules.js';

/** From so many calls in a row on somebody goes to the door. */
const enough = 2;

/** How often in a row nobody was spoken to; nothing when the last call reached somebody. */
export function Unreached({ calls }: { calls: readonly { outcome: string }[] }): ReactNode {
  const { t } = useSpeech();
  const count = unreachedInARow(calls);
  if (count === 0) return null;
  return (
    <span className={`state unreached ${count >= enough ? 'stop' : 'ask'}`}>
      {count >= enough ? '!' : '?'} {t(count >= enough ? 'call.unreachedTwice' : 'call.unreached', { count })}
    </span>
  );
}
