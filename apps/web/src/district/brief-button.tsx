import { Button } from 'antd';
import type { ReactNode } from 'react';
import { todayInChina } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { usePdf } from '../notices/use-pdf.js';

/** The sheet of this area that a leader takes along. */
export function BriefButton({ code, name }: { code: string; name: string }): ReactNode {
  const { t } = useSpeech();
  const { save, busy, refused } = usePdf();
  const title = `${t('board.brief')} ${name} ${todayInChina()}`;
  return (
    <span className="no-print">
      {refused && <span role="alert">{refused} </span>}
      <Button disabled={busy} onClick={() => void save(`/api/briefs/${code}/brief.pdf`, title)}>
        {t('board.brief')}
      </Button>
    </span>
  );
}
