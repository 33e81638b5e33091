import { Button } from 'antd';
import type { ReactNode } from 'react';
import { saveFile } from '../figures/save-table.js';
import { SortedTable } from '../figures/sorted-table.js';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { FirstRowsOf } from './first-rows.js';
import { type RosterImport, rowsToCorrect } from './roster-import.js';

type Issue = RosterImport['issues'][number];

/** How the file was understood; the rows that cannot go in, by what is wrong with them, and the same rows as a file to correct. */
export function Preview({
  roster,
  start,
  anew,
  busy,
}: {
  roster: RosterImport;
  start: () => void;
  anew: () => void;
  busy: boolean;
}): ReactNode {
  const { t } = useSpeech();
  const session = useSession();
  const { importId, rowsTotal, rowsBad, issues, ignoredColumns } = roster;
  const good = rowsTotal - rowsBad;
  const reasons = [...Map.groupBy(issues, ({ text }) => text)].sort(([, one], [, other]) => other.length - one.length);
  const save = (): void => void rowsToCorrect(session, importId).then((file) => saveFile('linli-roster-errors.xlsx', file));
  return (
    <>
      <p className="roster-counts">
        <b>{t('roster.good', { count: good })}</b>
        {rowsBad > 0 && <span className="state stop">✕ {t('roster.bad', { count: rowsBad })}</span>}
      </p>
      {ignoredColumns.length > 0 && <p className="small">{t('roster.ignored', { columns: ignoredColumns.join(', ') })}</p>}
      <p className="buttons">
        <Button type="primary" disabled={good === 0} loading={busy} onClick={start}>
          {t('roster.apply', { count: good })}
        </Button>
        {rowsBad > 0 && <Button onClick={save}>{t('roster.download', { count: rowsBad })}</Button>}
        <Button onClick={anew}>{t('roster.anew')}</Button>
      </p>
      {reasons.length > 0 && (
        <ul className="reasons">
          {reasons.map(([text, rows]) => (
            <li key={text}>
              <b>{rows.length}</b> {text}
            </li>
          ))}
        </ul>
      )}
      {issues.length > 0 && (
        <SortedTable<Issue>
          caption={t('roster.rows')}
          rows={issues}
          idOf={({ row, column, code }) => `${row} ${column} ${code}`}
          columns={[
            { key: 'row', title: t('roster.row'), value: ({ row }) => row, number: true },
            { key: 'column', title: t('roster.column'), value: ({ columnTitle }) => columnTitle },
            { key: 'text', title: t('roster.reason'), value: ({ text }) => text },
          ]}
        />
      )}
      <FirstRowsOf roster={roster} />
    </>
  );
}
