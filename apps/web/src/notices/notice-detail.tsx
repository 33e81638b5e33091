import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Empty, Failed, messageOf, Waiting } from '../app/states.js';
import { useUndoable } from '../app/use-undoable.js';
import { mayDo } from '../app/screens.js';
import { useCounts } from '../figures/count.js';
import { momentOf, timeOf } from '../language/dates.js';
import { languageTags, useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { categoryWords, channelWords } from './notice-words.js';
import { useTitle } from './notice-list.js';
import { type FullNotice, NoticeNow, WithdrawNotice } from './notices.graph.js';
import { ReachOfNotice } from './reach-of-notice.js';
import { UnreachedList } from './unreached-list.js';
import { usePdf } from './use-pdf.js';
import { type Here, useIsMine, useWhere } from './where.js';

const askAgainMs = 10_000;
const seesDoors = ['committee-worker', 'committee-lead'];

/** What can be done with a notice that is out. Withdrawing waits ten seconds, so that a slip is taken back. */
function Actions({ notice, here, correct }: { notice: FullNotice; here: Here; correct: () => void }): ReactNode {
  const { t } = useSpeech();
  const { save, busy, refused } = usePdf();
  const [withdraw, { error }] = useMutation(WithdrawNotice, { refetchQueries: ['NoticesOfArea', 'NoticeNow'] });
  const { waiting, begin, undo } = useUndoable(
    (noticeId: string) => void withdraw({ variables: { requestId: crypto.randomUUID(), noticeId } }).catch(() => {}),
  );
  const isMine = useIsMine(here, notice.areaCode);
  const trouble = refused ?? (error && (messageOf(error) ?? t('state.failedHelp')));
  if (notice.state !== 'published') return <p className="state stop">✕ {t('notice.isWithdrawn')}</p>;
  return (
    <div className="buttons no-print">
      <Button loading={busy} onClick={() => void save(`/api/notices/${notice.id}/poster.pdf`, t('notice.shape.poster'))}>
        {t('notice.poster')}
      </Button>
      {isMine && <Button onClick={correct}>{t('notice.correct')}</Button>}
      {isMine && !waiting && (
        <Button danger onClick={() => begin(notice.id)}>
          {t('notice.withdraw')}
        </Button>
      )}
      {waiting && (
        <Button type="primary" onClick={undo}>
          {t('notice.undoWithdraw')}
        </Button>
      )}
      {!isMine && <span className="small">{t('notice.ofAnother')}</span>}
      {trouble && (
        <span role="alert" className="state stop">
          ✕ {trouble}
        </span>
      )}
    </div>
  );
}

function About({ notice, here }: { notice: FullNotice; here: Here }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { said } = useWhere(here, notice.areaCode);
  const ways = notice.channels.map((channel) => (channelWords[channel] ? t(channelWords[channel]) : channel)).join(' · ');
  return (
    <p className="small">
      {notice.urgency === 'urgent' && <b className="state ask">! {t('notice.isUrgent')} </b>}
      {t(categoryWords[notice.category])} · {said} · {ways}
      <br />
      {notice.publishedAt && momentOf(speech, notice.publishedAt)} · {t('notice.edition', { edition: notice.edition })}
      {notice.expiresAt && ` · ${t('notice.until', { time: momentOf(speech, notice.expiresAt) })}`}
    </p>
  );
}

function Reached({ notice }: { notice: FullNotice }): ReactNode {
  const speech = useSpeech();
  const count = useCounts();
  const { reach } = notice;
  if (!reach) return <p className="small">{speech.t('figure.unknown')}</p>;
  return (
    <p className="reach-now">
      <b>{count(reach.delivered)}</b> {speech.t('notice.ofTargeted', { count: count(reach.targeted) })} ·{' '}
      {speech.t('notice.readBy', { count: count(reach.read) })} · {speech.t('notice.acknowledgedBy', { count: count(reach.acknowledged) })}{' '}
      <span className="as-of">{speech.t('figure.asOf', { time: timeOf(speech, reach.asOf) })}</span>
    </p>
  );
}

/** One notice that is out: what it says in four languages, how far it came, and what to do about it. */
export function NoticeDetail({ id, here, correct, leave }: { id: string; here: Here; correct: () => void; leave: () => void }): ReactNode {
  const { t } = useSpeech();
  const { grants } = useSession().person;
  const titleOf = useTitle();
  const {
    data: fresh,
    previousData,
    loading,
    error,
    refetch,
  } = useQuery(NoticeNow, {
    variables: { id },
    pollInterval: askAgainMs,
    fetchPolicy: 'cache-and-network',
  });
  const data = fresh ?? previousData;
  const notice = data?.notice;
  if (loading && !data) return <Waiting rows={10} />;
  if (!notice)
    return error ? <Failed error={error} again={() => void refetch()} /> : <Empty title={t('notice.gone')}>{t('notice.goneHelp')}</Empty>;
  return (
    <div className="notice-detail">
      <Button className="no-print" onClick={leave}>
        {t('notice.back')}
      </Button>
      <section className="card notice-head">
        <h2>{titleOf(notice)}</h2>
        <About notice={notice} here={here} />
        <Reached notice={notice} />
        <Actions notice={notice} here={here} correct={correct} />
      </section>
      <ReachOfNotice notice={notice} />
      <div className="notice-columns">
        {notice.texts.map(({ language, title, body }) => (
          <section key={language} className="card" lang={languageTags[language]}>
            <h3>{title}</h3>
            <p className="said">{body}</p>
          </section>
        ))}
      </div>
      {mayDo(grants, seesDoors) && notice.state === 'published' && <UnreachedList code={here.code} noticeId={id} />}
    </div>
  );
}
