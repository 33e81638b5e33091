import { useQuery } from '@apollo/client/react';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Failed, Waiting } from '../app/states.js';
import { SaveButtons } from '../figures/save-buttons.js';
import { type Column, SortedTable } from '../figures/sorted-table.js';
import { momentOf } from '../language/dates.js';
import { type Speech, useSpeech } from '../language/language.js';
import { type Asked, daysAsked, useAsked } from './asked.js';
import { PeopleReadBy, type PersonRead } from './audit.graph.js';
import { purposeNames } from './audit-words.js';
import type { AuditView } from './trail-view.js';

interface OfAccount {
  view: AuditView;
  stretch: { from: string; until: string };
}

const columnsOf = (speech: Speech, account: string, ask: (next: Asked) => void): Column<PersonRead>[] => [
  {
    key: 'person',
    title: speech.t('audit.person'),
    value: ({ residentId }) => residentId,
    shown: ({ residentId }) => (
      <button type="button" className="quiet line" onClick={() => ask({ actor: account, person: residentId })}>
        <code title={residentId}>…{residentId.slice(-8)}</code>
      </button>
    ),
  },
  { key: 'readings', title: speech.t('audit.readings'), value: ({ readings }) => readings, number: true },
  {
    key: 'why',
    title: speech.t('audit.why'),
    value: ({ purposes }) => purposes.map((purpose) => speech.t(purposeNames[purpose])).join(' · '),
  },
  { key: 'last', title: speech.t('audit.last'), value: ({ lastAt }) => lastAt, shown: ({ lastAt }) => momentOf(speech, lastAt) },
];

function People({ account, view, stretch }: OfAccount & { account: string }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const [asked, ask] = useAsked();
  const { data, error, refetch } = useQuery(PeopleReadBy, { variables: { actor: account, areaCode: view.code, ...stretch } });
  const people = data?.peopleReadBy;
  if (!people) return error ? <Failed error={error} again={() => void refetch().catch(() => {})} /> : <Waiting />;
  const columns = columnsOf(speech, account, (next) => ask({ ...daysAsked(asked), ...next }));
  return (
    <>
      <p className="small">{t('audit.peopleHelp')}</p>
      <SaveButtons name={`linli-people-read-${view.code}`} columns={columns} rows={people} />
      <SortedTable caption={t('audit.people')} columns={columns} rows={people} idOf={({ residentId }) => residentId} />
    </>
  );
}

/** Whose records one account read: ids, never a name; each leads to its entries. */
export function PeopleDrawer({ account, close, ...of }: OfAccount & { account: string | undefined; close: () => void }): ReactNode {
  const { t } = useSpeech();
  const title = t('audit.peopleOf', { name: of.view.accounts.nameOf(account ?? null) });
  return (
    <Drawer open={account !== undefined} onClose={close} title={title} size={640} destroyOnHidden>
      {account !== undefined && <People key={account} account={account} {...of} />}
    </Drawer>
  );
}
