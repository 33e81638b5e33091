import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useChoice } from '../app/place.js';
import { Empty, Failed, Waiting } from '../app/states.js';
import { SaveButtons } from '../figures/save-buttons.js';
import { type Column, SortedTable } from '../figures/sorted-table.js';
import { momentOf } from '../language/dates.js';
import { type Speech, useSpeech } from '../language/language.js';
import { daysAsked, stretchOf, useAsked } from './asked.js';
import { type Reader, Readers, type Unusual } from './audit.graph.js';
import { roleName, unusualKinds } from './audit-words.js';
import { PeopleDrawer } from './people-drawer.js';
import type { AuditView } from './trail-view.js';

const columnsOf = (speech: Speech, { accounts }: AuditView, open: (actor: string) => void): Column<Reader>[] => [
  {
    key: 'who',
    title: speech.t('audit.who'),
    value: ({ actor }) => accounts.nameOf(actor),
    shown: ({ actor }) => (
      <button type="button" className="quiet line" onClick={() => open(actor)}>
        {accounts.nameOf(actor)}
      </button>
    ),
  },
  { key: 'people', title: speech.t('audit.people'), value: ({ people }) => people, number: true },
  { key: 'role', title: speech.t('audit.role'), value: ({ roles }) => roles.map((role) => roleName(speech, role)).join(' · ') },
  { key: 'readings', title: speech.t('audit.readings'), value: ({ readings }) => readings, number: true },
  { key: 'unmaskings', title: speech.t('audit.unmaskings'), value: ({ unmaskings }) => unmaskings, number: true },
  { key: 'last', title: speech.t('audit.last'), value: ({ lastAt }) => lastAt, shown: ({ lastAt }) => momentOf(speech, lastAt) },
];

/** Something to ask about, each with the way to its entries. */
function UnusualList({ found, view }: { found: readonly Unusual[]; view: AuditView }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const [, ask] = useAsked();
  return (
    <section className="card unusual">
      <h2>{t('audit.unusual')}</h2>
      <p className="small">{t('audit.unusualHelp')}</p>
      {found.length === 0 && <p className="state go">✓ {t('audit.unusualNone')}</p>}
      <ul>
        {found.map(({ kind, actor, from, until, people, entries }) => (
          <li key={kind + actor + from}>
            <span>
              <b>{view.accounts.nameOf(actor)}</b> · <span className="state ask">{t(unusualKinds[kind])}</span> ·{' '}
              {t('rooms.people', { count: people })}
              <br />
              <span className="small">
                {momentOf(speech, from)} – {momentOf(speech, until)}
              </span>
            </span>
            <Button className="no-print" onClick={() => ask({ entries: entries.join('-') })}>
              {t('audit.showEntries', { count: entries.length })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Days(): ReactNode {
  const { t } = useSpeech();
  const [asked, ask] = useAsked();
  const days = daysAsked(asked);
  return (
    <div className="audit-days no-print">
      {(['from', 'until'] as const).map((end) => (
        <label key={end}>
          {t(`audit.${end}`)}
          <input
            type="date"
            className="plain-input"
            value={days[end]}
            onChange={({ target }) => target.value && ask({ ...days, [end]: target.value }, 'readers')}
          />
        </label>
      ))}
    </div>
  );
}

/** Who looked at whom, and what looks unusual in it. */
export function ReadersView({ view }: { view: AuditView }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const [asked] = useAsked();
  const [account, open] = useChoice('account');
  const stretch = stretchOf(asked);
  const { data, error, refetch } = useQuery(Readers, {
    variables: { areaCode: view.code, ...stretch },
    fetchPolicy: 'cache-and-network',
  });
  const columns = columnsOf(speech, view, open);
  const shown = data && (
    <>
      {data.readers.length === 0 ? (
        <Empty title={t('audit.readersNone')}>{t('audit.readersNoneHelp')}</Empty>
      ) : (
        <section className="card readers">
          <h2>
            <span>{t('audit.readers')}</span>
            <SaveButtons name={`linli-readers-${view.code}`} columns={columns} rows={data.readers} />
          </h2>
          <SortedTable
            caption={t('audit.readers')}
            columns={columns}
            rows={data.readers}
            idOf={({ actor }) => actor}
            sortedBy={{ key: 'people', down: true }}
          />
        </section>
      )}
      <UnusualList found={data.unusualReading} view={view} />
      <PeopleDrawer account={account} view={view} stretch={stretch} close={() => open(null)} />
    </>
  );
  return (
    <>
      <Days />
      {shown ?? (error ? <Failed error={error} again={() => void refetch().catch(() => {})} /> : <Waiting rows={10} />)}
    </>
  );
}
