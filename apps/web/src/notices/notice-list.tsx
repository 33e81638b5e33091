import type { ReactNode } from 'react';
import { useCounts } from '../figures/count.js';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { categoryWords } from './notice-words.js';
import type { OutNotice, Words } from './notices.graph.js';
import { type Here, useWhere } from './where.js';

/** The title as this reader reads it, else in Chinese, else in whatever is written. */
export function useTitle(): (notice: Words) => string {
  const { language, t } = useSpeech();
  return ({ texts }) => (texts.find((text) => text.language === language) ?? texts[0])?.title ?? t('notice.untitled');
}

function Reached({ reach }: { reach: OutNotice['reach'] }): ReactNode {
  const { t } = useSpeech();
  const count = useCounts();
  if (!reach) return <span className="small">{t('figure.unknown')}</span>;
  const share = reach.delivered !== null && reach.targeted ? Math.min(1, reach.delivered / reach.targeted) : 0;
  return (
    <span className="reached">
      <span className="bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span className="small">
        {t('notice.reachedOf', { delivered: count(reach.delivered), targeted: count(reach.targeted) })}
        {' · '}
        {t('notice.readBy', { count: count(reach.read) })}
      </span>
    </span>
  );
}

function Row({ notice, here, pick }: { notice: OutNotice; here: Here; pick: () => void }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const titleOf = useTitle();
  const { said } = useWhere(here, notice.areaCode);
  return (
    <li>
      <button type="button" className="quiet line" onClick={pick}>
        {titleOf(notice)}
      </button>
      <span className="small">
        {t(categoryWords[notice.category])} · {said} · {notice.publishedAt && momentOf(speech, notice.publishedAt)}
        {notice.edition > 1 && ` · ${t('notice.edition', { edition: notice.edition })}`}
      </span>
      <Reached reach={notice.reach} />
    </li>
  );
}

interface Out {
  notices: OutNotice[];
  here: Here;
  pick: (notice: OutNotice) => void;
}

/** What is out, the newest first, and how far each has come. */
export const NoticeList = ({ notices, here, pick }: Out): ReactNode => (
  <ul className="card notice-list">
    {notices.map((notice) => (
      <Row key={notice.id} notice={notice} here={here} pick={() => pick(notice)} />
    ))}
  </ul>
);

/** What colleagues have begun: whoever finds the missing languages goes on with it. */
export function DraftList({ drafts, pick }: { drafts: Words[]; pick: (notice: Words) => void }): ReactNode {
  const { t } = useSpeech();
  const titleOf = useTitle();
  if (drafts.length === 0) return null;
  return (
    <section className="card notice-drafts no-print">
      <h2>{t('notice.drafts')}</h2>
      <ul className="notice-list">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <button type="button" className="quiet line" onClick={() => pick(draft)}>
              {titleOf(draft)}
            </button>
            <span className={`state ${draft.texts.length === 4 ? 'go' : 'ask'}`}>
              {draft.texts.length === 4 ? `✓ ${t('notice.allWritten')}` : `? ${t('notice.writtenOf', { count: draft.texts.length })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
