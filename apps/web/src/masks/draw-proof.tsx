import { useApolloClient } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { saveCsv } from '../figures/save-table.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { drawnAgain, type Verdict } from './draw.rules.js';
import { type Draw, RoundDraw, type Round } from './masks.graph.js';

const pageOf = 5_000;
const verdicts: Record<Verdict, TextKey> = {
  same: 'mask.draw.same',
  'other-seed': 'mask.draw.other-seed',
  'other-order': 'mask.draw.other-order',
};

/** The whole draw, however many places it has. */
function useWholeDraw(round: Round): () => Promise<Draw> {
  const graph = useApolloClient();
  const pageAfter = async (afterPlace: number): Promise<Draw> => {
    const { data, error } = await graph.query({ query: RoundDraw, variables: { id: round.id, afterPlace }, fetchPolicy: 'no-cache' });
    if (!data?.roundDraw) throw error ?? new Error('');
    return data.roundDraw;
  };
  return async () => {
    let draw = await pageAfter(0);
    for (let size = draw.entries.length; size === pageOf;) {
      const next = await pageAfter(draw.entries.length);
      size = next.entries.length;
      draw = { ...draw, entries: [...draw.entries, ...next.entries] };
    }
    return draw;
  };
}

function Again({ round }: { round: Round }): ReactNode {
  const { t } = useSpeech();
  const whole = useWholeDraw(round);
  const [state, setState] = useState<{ verdict?: Verdict; count?: number; failed?: string; busy?: boolean }>({});
  const guarded = (work: () => Promise<void>) => (): void => {
    setState({ busy: true });
    void work().catch((error: unknown) => setState({ failed: (error instanceof Error && error.message) || t('state.failed') }));
  };
  const check = guarded(async () => {
    const draw = await whole();
    setState({ verdict: await drawnAgain(draw), count: draw.entries.length });
  });
  const save = guarded(async () => {
    const columns = [
      { key: 'place', title: 'place', value: ({ place }: Draw['entries'][number]) => place },
      { key: 'reservationId', title: 'reservationId', value: ({ reservationId }: Draw['entries'][number]) => reservationId },
    ];
    saveCsv('linli-draw', columns, (await whole()).entries);
    setState({});
  });
  const { verdict, failed, busy = false } = state;
  return (
    <>
      <div className="buttons no-print">
        <Button loading={busy} onClick={check}>
          {t('mask.draw.again')}
        </Button>
        <Button disabled={busy} onClick={save}>
          {t('mask.draw.save')}
        </Button>
      </div>
      {verdict && (
        <p role="status" className={`state ${verdict === 'same' ? 'go' : 'stop'}`}>
          {verdict === 'same' ? '✓' : '✕'} {t(verdicts[verdict], { count: state.count ?? 0 })}
        </p>
      )}
      {failed && (
        <p role="alert" className="state stop">
          ✕ {failed}
        </p>
      )}
    </>
  );
}

/** What was published before anybody booked, what was opened by the draw, and how anybody draws again. */
export function DrawProof({ round }: { round: Round }): ReactNode {
  const { t } = useSpeech();
  return (
    <section className="card draw-proof">
      <h2>{t('mask.draw.title')}</h2>
      <p>{t('mask.draw.committed')}</p>
      <code>{round.seedCommitment}</code>
      {round.seed ? (
        <>
          <p>{t('mask.draw.opened')}</p>
          <code>{round.seed}</code>
          <p className="small">{t('mask.draw.how')}</p>
          <code>{`printf %s "${round.seed}" | sha256sum`}</code>
          <Again round={round} />
        </>
      ) : (
        <p className="small">{t('mask.draw.notYet')}</p>
      )}
    </section>
  );
}
