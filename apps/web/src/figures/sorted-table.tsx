import { type ReactNode, useState } from 'react';

export type Cell = string | number | null | undefined;

/** One column: what it is sorted and exported by, and how it is shown where that differs. */
export interface Column<Row> {
  key: string;
  title: string;
  value: (row: Row) => Cell;
  shown?: (row: Row) => ReactNode;
  number?: boolean;
}

interface Sorting {
  key: string;
  down: boolean;
}

interface Table<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  idOf: (row: Row) => string;
  sortedBy?: Sorting;
}

const compared = (one: Cell, other: Cell): number => {
  if (one === other) return 0;
  if (one === null || one === undefined) return -1;
  if (other === null || other === undefined) return 1;
  return typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other), 'zh');
};

export function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting: Sorting | undefined): Row[] {
  const column = columns.find(({ key }) => key === sorting?.key);
  if (!column || !sorting) return [...rows];
  return rows.toSorted((one, other) => (sorting.down ? -1 : 1) * compared(column.value(one), column.value(other)));
}

/** A real table of the browser: its head sorts, its rows copy into any spreadsheet. */
export function SortedTable<Row>({ caption, columns, rows, idOf, sortedBy }: Table<Row>): ReactNode {
  const [sorting, setSorting] = useState(sortedBy);
  const sortBy = (key: string): void => setSorting((now) => ({ key, down: now?.key === key ? !now.down : true }));
  const order = (key: string): 'ascending' | 'descending' | 'none' =>
    sorting?.key !== key ? 'none' : sorting.down ? 'descending' : 'ascending';
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <thead>
          <tr>
            {columns.map(({ key, title, number }) => (
              <th key={key} scope="col" aria-sort={order(key)} className={number ? 'number' : ''}>
                <button type="button" className="sort" onClick={() => sortBy(key)}>
                  {title} <span aria-hidden="true">{{ ascending: '▲', descending: '▼', none: '' }[order(key)]}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(rows, columns, sorting).map((row) => (
            <tr key={idOf(row)}>
              {columns.map(({ key, value, shown, number }) => (
                <td key={key} className={number ? 'number' : ''}>
                  {shown ? shown(row) : value(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
