import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { AreaHead } from '../app/area-head.js';
import { useChoice, usePlace } from '../app/place.js';
import { Empty, Failed, Waiting } from '../app/states.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { areaNames } from './area-names.js';
import { useAsked } from './asked.js';
import { AuditHead, type AuditHeadArea } from './audit.graph.js';
import './audit.css';
import { GapsView } from './gaps-view.js';
import { ReadersView } from './readers-view.js';
import { TrailView } from './trail-view.js';
import { useAccounts } from './use-accounts.js';

const views = { trail: 'audit.view.trail', readers: 'audit.view.readers', gaps: 'audit.view.gaps' } as const satisfies Record<
  string,
  TextKey
>;
type ViewName = keyof typeof views;

function Views({ now }: { now: ViewName }): ReactNode {
  const { t } = useSpeech();
  const [, ask] = useAsked();
  return (
    <div className="filters no-print" role="group" aria-label={t('audit.views')}>
      {(Object.keys(views) as ViewName[]).map((name) => (
        <button key={name} type="button" className="filter" aria-pressed={name === now} onClick={() => ask({}, name)}>
          {t(views[name])}
        </button>
      ))}
    </div>
  );
}

function Audit({ head }: { head: AuditHeadArea }): ReactNode {
  const { language } = useSpeech();
  const accounts = useAccounts();
  const [chosen] = useChoice('view');
  const now: ViewName = chosen === 'readers' || chosen === 'gaps' ? chosen : 'trail';
  const view = { code: head.code, accounts, placeOf: areaNames(head, language) };
  return (
    <>
      <AreaHead name={head.name} path={head.path} />
      <Views now={now} />
      {now === 'trail' && <TrailView view={view} />}
      {now === 'readers' && <ReadersView view={view} />}
      {now === 'gaps' && <GapsView />}
    </>
  );
}

/** What the ledger says, and why it may be believed. */
export default function AuditScreen(): ReactNode {
  const { t } = useSpeech();
  const { area: code } = usePlace();
  const { data, previousData, loading, error, refetch } = useQuery(AuditHead, { variables: { code } });
  const head = data?.area ?? (previousData?.area?.code === code ? previousData.area : null);
  if (head) return <Audit key={code} head={head} />;
  if (loading) return <Waiting rows={14} />;
  return error ? <Failed error={error} again={() => void refetch()} /> : <Empty title={code}>{t('board.unknownArea')}</Empty>;
}
