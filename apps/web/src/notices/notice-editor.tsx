import { Button } from 'antd';
import type { ReactNode } from 'react';
import { messageOf } from '../app/states.js';
import { languageNames, useSpeech } from '../language/language.js';
import { isNobodyChosen, type Population } from './audience-choice.js';
import { LanguageColumn } from './language-column.js';
import { NoticeAbout } from './notice-about.js';
import { NoticePreview } from './notice-preview.js';
import { faultWords } from './notice-words.js';
import type { Words } from './notices.graph.js';
import { languageOrder } from './text.rules.js';
import { type FormInHand, useNoticeForm } from './use-notice-form.js';
import { useSending } from './use-sending.js';
import { type Here, useWhere } from './where.js';

interface Writing {
  area: Here & { population: Population | null };
  /** A draft to go on with, or what is out and wrong. */
  notice: Words | undefined;
  kept: (id: string) => void;
  out: (id: string) => void;
  leave: () => void;
}

/** Why it cannot be sent yet, in words; undefined when it can. */
function useObstacle({ form, faults, touched }: FormInHand, notice: Words | undefined): string | undefined {
  const { t } = useSpeech();
  if (faults.length > 0) return faults.map(({ language, fault }) => `${languageNames[language]} ${t(faultWords[fault])}`).join(' · ');
  if (notice?.state === 'published' && !touched) return t('notice.nothingChanged');
  const said = JSON.stringify(form.texts);
  if (/\{\s*expiresAt/.test(said) && !form.expiresOn) return t('notice.dateMissing');
  if (/\{\s*source/.test(said) && !form.source.trim()) return t('notice.sourceMissing');
  return isNobodyChosen(form) ? t('notice.nobodyChosen') : undefined;
}

function SendBar({ writing, hand }: { writing: Writing; hand: FormInHand }): ReactNode {
  const { t } = useSpeech();
  const { notice, area, kept, out, leave } = writing;
  const isCorrection = notice?.state === 'published';
  const obstacle = useObstacle(hand, notice);
  const { save, publish, busy, error } = useSending(area.code, notice, hand);
  const isHalf = hand.faults.some(({ fault }) => fault !== 'missing') || hand.faults.length === languageOrder.length;
  return (
    <div className="send-bar">
      <Button onClick={leave}>{t('notice.back')}</Button>
      {hand.touched && (
        <Button
          type="text"
          onClick={() => {
            hand.clear();
            leave();
          }}
        >
          {t('notice.discard')}
        </Button>
      )}
      <span className="spring" />
      <span role="status" className={`state ${error ? 'stop' : 'ask'}`}>
        {error ? `✕ ${messageOf(error) ?? t('state.failedHelp')}` : obstacle && `? ${obstacle}`}
      </span>
      {!isCorrection && (
        <Button disabled={isHalf || busy || !hand.touched} onClick={() => void save().then((id) => id && kept(id))}>
          {t('notice.save')}
        </Button>
      )}
      <Button type="primary" loading={busy} disabled={obstacle !== undefined} onClick={() => void publish().then((id) => id && out(id))}>
        {t(isCorrection ? 'notice.publishCorrection' : 'notice.publish')}
      </Button>
    </div>
  );
}

/** A notice being written: four languages side by side, who gets it, and how it will look. */
export function NoticeEditor(writing: Writing): ReactNode {
  const { t } = useSpeech();
  const { area, notice } = writing;
  const hand = useNoticeForm(area.code, notice);
  const { name = area.name } = useWhere(area, notice?.areaCode ?? area.code);
  return (
    <div className="notice-editor">
      <SendBar writing={writing} hand={hand} />
      {notice && <p className="small">{t(notice.state === 'published' ? 'notice.correctHelp' : 'notice.draftHelp')}</p>}
      <div className="notice-columns">
        {languageOrder.map((language) => (
          <LanguageColumn key={language} language={language} hand={hand} />
        ))}
      </div>
      <p className="small">
        {t('notice.placeholders')} <code>{'{area} {expiresAt, date, day} {source}'}</code>
      </p>
      <div className="notice-rest">
        {!notice && <NoticeAbout hand={hand} population={area.population} />}
        <NoticePreview form={hand.form} name={name} />
      </div>
    </div>
  );
}
