import { useState } from 'react';
import { saveFile } from '../figures/save-table.js';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';

/** Saves a sheet that a service prints; the token travels in a header, so a link would not do. */
export function usePdf(): { save: (path: string, name: string) => Promise<void>; busy: boolean; refused: string | undefined } {
  const session = useSession();
  const { language, t } = useSpeech();
  const [state, setState] = useState<{ busy: boolean; refused?: string | undefined }>({ busy: false });
  const save = async (path: string, name: string): Promise<void> => {
    setState({ busy: true });
    try {
      const headers = { authorization: `Bearer ${await session.accessToken()}`, 'x-linli-language': language };
      const answer = await fetch(path, { headers });
      if (answer.ok) saveFile(`${name}.pdf`, await answer.blob());
      const problem = answer.ok ? undefined : ((await answer.json().catch(() => ({}))) as { detail?: string; title?: string });
      setState({ busy: false, refused: problem && (problem.detail ?? problem.title ?? t('state.failedHelp')) });
    } catch {
      setState({ busy: false, refused: t('trouble.noAnswer') });
    }
  };
  return { save, busy: state.busy, refused: state.refused };
}
