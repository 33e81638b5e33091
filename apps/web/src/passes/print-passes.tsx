import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { saveFile } from '../figures/save-table.js';
import { useSpeech } from '../language/language.js';
import { fetchFile } from '../session/fetch-file.js';
import { useSession } from '../session/session-context.js';

/** Sheets of eight cards with their codes as PDF, or one card on paper of its own size. */
export function PrintPasses({ ids, label, single = false }: { ids: readonly string[]; label: string; single?: boolean }): ReactNode {
  const { t } = useSpeech();
  const session = useSession();
  const [state, setState] = useState<{ loading?: boolean; failed?: string }>({});
  const print = async (): Promise<void> => {
    setState({ loading: true });
    try {
      const file = single
        ? await fetchFile(session, `/api/passes/card?id=${ids[0]}`)
        : await fetchFile(session, '/api/passes/sheet', { ids });
      saveFile(single ? 'linli-pass.pdf' : 'linli-passes.pdf', file);
      setState({});
    } catch (error) {
      setState({ failed: error instanceof Error ? error.message : t('state.failed') });
    }
  };
  return (
    <>
      <Button disabled={ids.length === 0} loading={state.loading ?? false} onClick={() => void print()}>
        {label}
      </Button>
      {state.failed && (
        <span role="alert" className="state stop">
          ✕ {state.failed}
        </span>
      )}
    </>
  );
}
