import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { mayDo } from '../app/screens.js';
import { useUndoable } from '../app/use-undoable.js';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { BookHouseholds } from './book-households.js';
import { CallUp } from './call-up.js';
import { DrawProof } from './draw-proof.js';
import { HandOverList } from './hand-over-list.js';
import { CloseRound } from './masks.change.graph.js';
import type { Round } from './masks.graph.js';
import { RoundStanding } from './masks-screen.js';
import { bookers, handers, openers, roundRules } from './round-words.js';

function Terms({ round }: { round: Round }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { quota, price, opensAt, closesAt, collectFrom, collectUntil, pharmacies, calledUpTo } = round;
  return (
    <section className="card round-terms">
      <h2>
        {round.item?.name ?? t('mask.item')} · {t(roundRules[round.rule])} <RoundStanding round={round} />
      </h2>
      <p className="big">
        <b>{t('mask.left', { left: round.remaining, packs: round.packs })}</b>
        {calledUpTo > 0 && ` · ${t('mask.calledUpTo', { number: calledUpTo })}`}
      </p>
      <p>
        {t('mask.quotaIs', { count: quota })}
        {price && ` · ${price}`}
      </p>
      <p>{t('mask.bookingIs', { from: momentOf(speech, opensAt), until: momentOf(speech, closesAt) })}</p>
      <p>{t('mask.collectIs', { from: collectFrom, until: collectUntil, where: pharmacies.map(({ name }) => name).join(' · ') })}</p>
    </section>
  );
}

/** Ends it; ten seconds take the tap back. */
function Close({ round, again }: { round: Round; again: () => void }): ReactNode {
  const { t } = useSpeech();
  const [requestId] = useState(() => crypto.randomUUID());
  const [close, { error, loading }] = useMutation(CloseRound);
  const closeNow = async (): Promise<void> => {
    await close({ variables: { requestId, id: round.id } });
    again();
  };
  const { waiting, begin, undo } = useUndoable(() => void closeNow().catch(() => {}));
  return (
    <p className="no-print">
      {waiting ? (
        <Button onClick={undo}>{t('task.undo', { outcome: t('mask.close') })}</Button>
      ) : (
        <Button disabled={loading} onClick={() => begin(true)}>
          {t('mask.close')}
        </Button>
      )}{' '}
      <span className="small">{t('mask.closeHelp')}</span>
      {error && (
        <span role="alert" className="state stop">
          ✕ {error.message}
        </span>
      )}
    </p>
  );
}

/** One round: its terms, and whatever can be done in it now. */
export function RoundNow({ round, back, again }: { round: Round; back: () => void; again: () => void }): ReactNode {
  const { t } = useSpeech();
  const { person } = useSession();
  const mayBook = mayDo(person.grants, bookers);
  return (
    <div className="round-now">
      <p className="no-print">
        <Button onClick={back}>← {t('mask.rounds')}</Button>
      </p>
      <Terms round={round} />
      {mayBook && round.phase === 'booking' && <BookHouseholds round={round} again={again} />}
      {mayDo(person.grants, handers) && round.state !== 'closed' && <CallUp round={round} again={again} />}
      {round.rule === 'lottery' && <DrawProof round={round} />}
      <HandOverList round={round} />
      {mayDo(person.grants, openers) && round.state !== 'closed' && <Close round={round} again={again} />}
    </div>
  );
}
