import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';

/** The sheet of this area that a leader takes along: as it stands now, and the one that was made at eight. */
export function BriefButton({ code, name, isKept }: { code: string; name: string; isKept: boolean }): ReactNode {
  const { t } = useSpeech();
  const session = useSession();
  const [refused, refuse] = useState('');
  const button = (path: string, title: string): ReactNode => (
    <Button
      onClick={() =>
        void import('./save-brief.js')
          .then(({ saveBrief }) => saveBrief(session, path, `${title} ${name}`))
          .then(
            (saved) => refuse(saved ? '' : t('board.briefNotKept')),
            (error: Error) => refuse(error instanceof TypeError ? t('trouble.noAnswer') : error.message),
          )
      }
    >
      {title}
    </Button>
  );
  return (
    <span className="no-print">
      {refused && <span role="alert">{refused} </span>}
      {button(code, t('board.brief'))} {isKept && button(`${code}/today`, t('board.briefOfMorning'))}
    </span>
  );
}
