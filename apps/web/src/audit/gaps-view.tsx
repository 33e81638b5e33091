import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Failed, Waiting } from '../app/states.js';
import { SaveButtons } from '../figures/save-buttons.js';
import { type Column, SortedTable } from '../figures/sorted-table.js';
import type { ResultOf } from '../graph/graphql.js';
import { countOf, momentOf } from '../language/dates.js';
import { type Speech, useSpeech } from '../language/language.js';
import { Gaps } from './audit.graph.js';

type Counted = ResultOf<typeof Gaps>;
type Source = Counted['ledgerSources'][number];

const columnsOf = (speech: Speech): Column<Source>[] => [
  { key: 'source', title: speech.t('audit.source'), value: ({ source }) => source, shown: ({ source }) => <code>{source}</code> },
  { key: 'records', title: speech.t('audit.records'), value: ({ records }) => records, number: true },
  { key: 'last', title: speech.t('audit.lastNumber'), value: ({ last }) => last, number: true },
  { key: 'missing', title: speech.t('audit.missing'), value: ({ records, last }) => last - records, number: true },
  { key: 'at', title: speech.t('audit.last'), value: ({ lastAt }) => lastAt, shown: ({ lastAt }) => momentOf(speech, lastAt) },
];

/** No gap, or which numbers are missing of which source. */
function Verdict({ ledgerGaps: gaps, ledgerSources: sources }: Counted): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const records = sources.reduce((sum, source) => sum + source.records, 0);
  if (gaps.length === 0)
    return (
      <p role="status" className="state go verdict">
        ✓ {t('audit.noGap', { records: countOf(speech, records), sources: sources.length })}
      </p>
    );
  const missing = gaps.reduce((sum, { from, until }) => sum + until - from + 1, 0);
  return (
    <div role="alert">
      <p className="state stop verdict">✕ {t('audit.gaps', { count: missing })}</p>
      <ul>
        {gaps.map(({ source, from, until }) => (
          <li key={source + from}>
            <code>{source}</code> {t('audit.gap', { numbers: from === until ? String(from) : `${from}–${until}` })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Signed({ ledgerCheckpoint: newest }: Counted): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  if (!newest) return <p className="small">{t('audit.notSigned')}</p>;
  return (
    <>
      <p>{t('audit.signedAt', { size: countOf(speech, newest.size), time: momentOf(speech, newest.signedAt) })}</p>
      <p className="small">
        {newest.witnesses.length > 0 ? t('audit.witnessed', { names: newest.witnesses.join(', ') }) : t('audit.notWitnessed')}
      </p>
    </>
  );
}

/** Whether something was suppressed on its way into the ledger, of the whole system, and the newest state that was signed. */
export function GapsView(): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { data, error, refetch } = useQuery(Gaps, { fetchPolicy: 'cache-and-network' });
  const again = (): void => void refetch().catch(() => {});
  if (!data) return error ? <Failed error={error} again={again} /> : <Waiting rows={8} />;
  const columns = columnsOf(speech);
  return (
    <>
      <section className="card gaps">
        <h2>
          <span>{t('audit.gapsTitle')}</span>
          <Button className="no-print" onClick={again}>
            {t('audit.countAgain')}
          </Button>
        </h2>
        <p className="small">{t('audit.gapsHelp')}</p>
        <Verdict {...data} />
        <Signed {...data} />
      </section>
      <section className="card">
        <h2>
          <span>{t('audit.sources')}</span>
          <SaveButtons name="linli-ledger-sources" columns={columns} rows={data.ledgerSources} />
        </h2>
        <SortedTable caption={t('audit.sources')} columns={columns} rows={data.ledgerSources} idOf={({ source }) => source} />
      </section>
    </>
  );
}
