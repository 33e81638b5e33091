import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useChoice } from '../app/place.js';
import { Empty, Failed, Waiting } from '../app/states.js';
import { SaveButtons } from '../figures/save-buttons.js';
import { type Column, SortedTable } from '../figures/sorted-table.js';
import { momentOf } from '../language/dates.js';
import { type Speech, useSpeech } from '../language/language.js';
import { type Asked, filterOf, useAsked } from './asked.js';
import type { Entry } from './audit.graph.js';
import { doneIn, purposeIn, reasonIn, roleName } from './audit-words.js';
import { EntryDrawer } from './entry-drawer.js';
import { SearchForm } from './search-form.js';
import type { Accounts } from './use-accounts.js';
import { useTrail } from './use-trail.js';

export interface AuditView {
  code: string;
  accounts: Accounts;
  placeOf: (code: string) => string;
}

const columnsOf = (speech: Speech, { accounts, placeOf }: AuditView, open: (index: string) => void): Column<Entry>[] => [
  {
    key: 'index',
    title: speech.t('audit.index'),
    value: ({ index }) => index,
    shown: ({ index }) => (
      <button type="button" className="quiet line" onClick={() => open(String(index))}>
        #{index}
      </button>
    ),
  },
  { key: 'at', title: speech.t('facts.time'), value: ({ at }) => at, shown: ({ at }) => momentOf(speech, at) },
  {
    key: 'who',
    title: speech.t('audit.who'),
    value: ({ actor }) => accounts.nameOf(actor),
    shown: ({ actor, role }) => (
      <>
        {accounts.nameOf(actor)}
        {role && <div className="small">{roleName(speech, role)}</div>}
      </>
    ),
  },
  { key: 'role', title: speech.t('audit.role'), value: ({ role }) => (role ? roleName(speech, role) : '') },
  {
    key: 'what',
    title: speech.t('audit.what'),
    value: (entry) => doneIn(speech, entry),
    shown: (entry) => (
      <>
        {doneIn(speech, entry)} {entry.decision === 'deny' && <span className="state stop">✕ {speech.t('audit.refused')}</span>}
      </>
    ),
  },
  { key: 'why', title: speech.t('audit.why'), value: (entry) => purposeIn(speech, entry) || reasonIn(speech, entry) },
  { key: 'people', title: speech.t('audit.people'), value: ({ residents }) => residents.length, number: true },
  { key: 'where', title: speech.t('facts.where'), value: ({ areaCode }) => placeOf(areaCode) },
];

function Found({ view, asked }: { view: AuditView; asked: Asked }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const [, open] = useChoice('entry');
  const { entries, error, again, more } = useTrail(filterOf(view.code, asked));
  if (!entries) return error ? <Failed error={error} again={again} /> : <Waiting rows={12} />;
  if (entries.length === 0) return <Empty title={t('audit.none')}>{t('audit.noneHelp')}</Empty>;
  const columns = columnsOf(speech, view, open);
  return (
    <section className="card trail">
      <h2>
        <span>{t(more ? 'audit.foundMore' : 'audit.found', { count: entries.length })}</span>
        <SaveButtons name={`linli-audit-${view.code}`} columns={columns} rows={entries} />
      </h2>
      <SortedTable
        caption={t('audit.search')}
        columns={columns.filter(({ key }) => key !== 'role')}
        rows={entries}
        idOf={({ index }) => String(index)}
      />
      {more && (
        <Button className="no-print" onClick={more}>
          {t('facts.more')}
        </Button>
      )}
    </section>
  );
}

/** The trail: who saw or changed what, whom, where, when and why. */
export function TrailView({ view }: { view: AuditView }): ReactNode {
  const [asked, ask] = useAsked();
  const [entry, open] = useChoice('entry');
  return (
    <>
      <SearchForm asked={asked} ask={ask} accounts={view.accounts} />
      <Found view={view} asked={asked} />
      <EntryDrawer index={entry} view={view} close={() => open(null)} />
    </>
  );
}
