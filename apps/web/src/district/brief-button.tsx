import { Button } from 'antd';
import type { ReactNode } from 'react';
import { todayInChina } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { usePdf } from '../notices/use-pdf.js';

/** The sheet of this area that a leader takes along: as it stands now, and the one that was made at eight. */
export function BriefButton({ code, name, isKept }: { code: string; name: string; isKept: boolean }): ReactNode {
  const { t } = useSpeech();
  const { save, busy, refused } = usePdf();
  const title = `${t('board.brief')} ${name} ${todayInChina()}`;
  return (
    <span className="no-print">
      {refused && <span role="alert">{refused} </span>}
      <Button disabled={busy} onClick={() => void save(`/api/briefs/${code}/brief.pdf`, title)}>
        {t('board.brief')}
      </Button>
      {isKept && (
        <>
          {' '}
          <Button disabled={busy} onClick={() => void save(`/api/briefs/${code}/today/brief.pdf`, `${title} 08-00`)}>
            {t('board.briefOfMorning')}
          </Button>
        </>
      )}
    </span>
  );
}
