import { useQuery } from '@apollo/client/react';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { type Line, Lines } from '../app/lines.js';
import { Failed, Waiting } from '../app/states.js';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { useAsked } from './asked.js';
import { type Entry, Trail } from './audit.graph.js';
import { doneIn, purposeIn, reasonIn, roleName } from './audit-words.js';
import { EntryProof } from './entry-proof.js';
import type { AuditView } from './trail-view.js';

function People({ residents }: Pick<Entry, 'residents'>): ReactNode {
  const [, ask] = useAsked();
  return (
    <ul className="ids">
      {residents.map((id) => (
        <li key={id}>
          <button type="button" className="quiet line" onClick={() => ask({ person: id })}>
            <code>{id}</code>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Fields({ entry, view }: { entry: Entry; view: AuditView }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { actor, role, decision, resourceType, resourceId, approvers, residents } = entry;
  const rows: Line[] = [
    [t('facts.time'), momentOf(speech, entry.at)],
    [t('audit.recordedAt'), momentOf(speech, entry.recordedAt)],
    [t('audit.who'), actor && `${view.accounts.nameOf(actor)}${role ? ` · ${roleName(speech, role)}` : ''}`],
    [t('audit.account'), actor && <code>{actor}</code>],
    [t('audit.what'), doneIn(speech, entry)],
    [t('audit.why'), purposeIn(speech, entry)],
    [t('audit.reason'), reasonIn(speech, entry)],
    [t('audit.decision'), decision && t(decision === 'deny' ? 'audit.refused' : 'audit.allowed')],
    [t('facts.where'), view.placeOf(entry.areaCode)],
    [t('audit.thing'), resourceId && <code>{`${resourceType} ${resourceId}`}</code>],
    [t('audit.approvers'), approvers.map((one) => view.accounts.nameOf(one)).join(' → ')],
    [t('audit.about'), residents.length > 0 && <People residents={residents} />],
    [t('audit.kind'), <code key="type">{entry.type}</code>],
  ];
  return <Lines className="entry" lines={rows} />;
}

function Opened({ index, view }: { index: number; view: AuditView }): ReactNode {
  const { t } = useSpeech();
  const { data, error, refetch } = useQuery(Trail, { variables: { filter: { entries: [index], accessOnly: false } } });
  const entry = data?.auditTrail.nodes[0];
  if (!data) return error ? <Failed error={error} again={() => void refetch().catch(() => {})} /> : <Waiting />;
  if (!entry) return <p>{t('audit.entryUnknown')}</p>;
  return (
    <>
      <Fields entry={entry} view={view} />
      <EntryProof index={index} />
    </>
  );
}

/** One leaf of the ledger: what it says, and the proof that it stands there. */
export function EntryDrawer({ index, view, close }: { index: string | undefined; view: AuditView; close: () => void }): ReactNode {
  const { t } = useSpeech();
  const isIndex = /^\d{1,15}$/.test(index ?? '');
  return (
    <Drawer open={isIndex} onClose={close} title={t('audit.entry', { index: index ?? '' })} size={720} destroyOnHidden>
      {isIndex && <Opened key={index} index={Number(index)} view={view} />}
    </Drawer>
  );
}
