import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.js';
import { saveCsv, saveXlsx } from './save-table.js';
import type { Column } from './sorted-table.js';

/** What stands in a table, as a file. */
export function SaveButtons<Row>({
  name,
  columns,
  rows,
}: {
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}): ReactNode {
  const { t } = useSpeech();
  return (
    <span className="buttons no-print">
      <Button onClick={() => saveCsv(name, columns, rows)}>{t('export.csv')}</Button>
      <Button onClick={() => void saveXlsx(name, columns, rows)}>{t('export.xlsx')}</Button>
    </span>
  );
}
