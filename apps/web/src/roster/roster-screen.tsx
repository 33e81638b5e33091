import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { AreaHead } from '../app/area-head.js';
import { addressOf, usePlace } from '../app/place.js';
import { Empty, Failed, Waiting } from '../app/states.js';
import { graphql } from '../graph/graphql.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { ChooseFile } from './choose-file.js';
import { Preview } from './preview.js';
import type { RosterImport } from './roster-import.js';
import { useRoster } from './use-roster.js';

const RosterArea = graphql(`
  query RosterArea($code: ID!) {
    area(code: $code) {
      code
      kind
      path
      name {
        zh
        en
        ja
        ko
      }
    }
  }
`);

const steps: TextKey[] = ['roster.step1', 'roster.step2', 'roster.step3', 'roster.step4'];
const stepOf = (roster: RosterImport | undefined): number => (roster ? { previewed: 1, applying: 2, applied: 3 }[roster.state] : 0);

function Applying({ roster }: { roster: RosterImport }): ReactNode {
  const { t } = useSpeech();
  const share = roster.rowsTotal === 0 ? 0 : roster.rowsDone / roster.rowsTotal;
  return (
    <>
      <p>{t('roster.applying', { done: roster.rowsDone, total: roster.rowsTotal })}</p>
      <progress value={share} aria-label={t('roster.step3')} />
      <p className="small">{t('roster.mayLeave')}</p>
    </>
  );
}

function Applied({ roster, area, anew }: { roster: RosterImport; area: string; anew: () => void }): ReactNode {
  const { t } = useSpeech();
  const { created, updated, unchanged } = roster;
  return (
    <>
      <p className="state go">✓ {t('roster.applied')}</p>
      <ul>
        <li>{t('roster.created', { count: created })}</li>
        <li>{t('roster.updated', { count: updated })}</li>
        <li>{t('roster.unchanged', { count: unchanged })}</li>
      </ul>
      <p className="buttons">
        <Link href={addressOf(area, 'rooms')}>{t('screen.rooms')} →</Link>
        <Button onClick={anew}>{t('roster.anew')}</Button>
      </p>
    </>
  );
}

/** A roster in four steps on one page; nothing is written before the third. */
export default function RosterScreen(): ReactNode {
  const { t } = useSpeech();
  const { area: code } = usePlace();
  const { data, loading } = useQuery(RosterArea, { variables: { code } });
  const { roster, error, busy, send, start, anew } = useRoster(code);
  if (loading && !data) return <Waiting />;
  if (!data?.area) return <Empty title={code}>{t('board.unknownArea')}</Empty>;
  const step = stepOf(roster);
  return (
    <>
      <AreaHead name={data.area.name} path={data.area.path} />
      <section className="card roster">
        <ol className="roster-steps">
          {steps.map((title, index) => (
            <li key={title} className={index < step ? 'past' : ''} {...(index === step && { 'aria-current': 'step' as const })}>
              {t(title)}
            </li>
          ))}
        </ol>
        {error !== undefined && <Failed error={error} />}
        {step === 0 && (
          <>
            <ChooseFile send={send} busy={busy} />
            <p className="small">{t('roster.help')}</p>
          </>
        )}
        {roster && step === 1 && <Preview roster={roster} start={start} anew={anew} busy={busy} />}
        {roster && step === 2 && <Applying roster={roster} />}
        {roster && step === 3 && <Applied roster={roster} area={code} anew={anew} />}
      </section>
    </>
  );
}
