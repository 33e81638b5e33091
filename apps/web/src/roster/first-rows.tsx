import { type ReactNode, useEffect, useState } from 'react';
import { Failed, Waiting } from '../app/states.js';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { type FirstRows, firstRowsOf, type RosterImport } from './roster-import.js';

function Columns({ columns }: Pick<FirstRows, 'columns'>): ReactNode {
  const { t } = useSpeech();
  return (
    <thead>
      <tr>
        <th scope="col">{t('roster.row')}</th>
        {columns.map(({ title, column, columnTitle }) => (
          <th key={column} scope="col">
            {columnTitle}
            {title !== columnTitle && <small>{t('roster.called', { title })}</small>}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** How the file begins, under what each of its columns was taken for; cells that keep a row out are marked. */
export function FirstRowsOf({ roster: { importId, issues } }: { roster: RosterImport }): ReactNode {
  const { t } = useSpeech();
  const session = useSession();
  const [first, setFirst] = useState<FirstRows>();
  const [error, setError] = useState<unknown>();
  useEffect(() => void firstRowsOf(session, importId).then(setFirst, setError), [session, importId]);
  if (error !== undefined) return <Failed error={error} />;
  if (!first) return <Waiting />;
  const wrong = Map.groupBy(issues, ({ row, column }) => `${row} ${column}`);
  const caption = t('roster.first', { count: first.rows.length });
  return (
    <>
      <p>{t('roster.holds', { rooms: first.rooms, people: first.people, columns: first.columns.length })}</p>
      <h2>{caption}</h2>
      <div className="scroll-x first-rows" tabIndex={0} role="region" aria-label={caption}>
        <table>
          <Columns columns={first.columns} />
          <tbody>
            {first.rows.map(({ row, cells }) => (
              <tr key={row}>
                <td className="number">{row}</td>
                {first.columns.map(({ column }, place) => {
                  const reason = wrong.get(`${row} ${column}`)?.map(({ text }) => text);
                  return (
                    <td key={column} {...(reason && { className: 'wrong', title: reason.join('\n') })}>
                      {reason && <b aria-hidden="true">✕ </b>}
                      {cells[place]}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
