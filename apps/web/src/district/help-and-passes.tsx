import type { ReactNode } from 'react';
import { Count, useCounts } from '../figures/count.js';
import { FigureCard } from '../figures/figure-card.js';
import { useSpeech } from '../language/language.js';
import type { BoardArea } from './district.graph.js';

/** What households asked for and did not get yet. */
export function HelpCard({ help, onEvents }: { help: BoardArea['help']; onEvents: () => void }): ReactNode {
  const { t } = useSpeech();
  const counted = useCounts();
  if (!help) return <FigureCard title={t('board.help')} big={<Count of={undefined} />} />;
  return (
    <FigureCard
      title={t('board.help')}
      big={<Count of={help.open} />}
      unit={t('board.helpOpen')}
      of={t('board.helpDelivered', { count: counted(help.delivered) })}
      asOf={help.asOf}
      onEvents={onEvents}
    >
      {help.late !== 0 && <span className="state stop">! {t('board.decideHelp', { count: counted(help.late) })}</span>}
    </FigureCard>
  );
}

/** Which passes open the gates, and which do not for now. */
export function PassesCard({ passes, onEvents }: { passes: BoardArea['passes']; onEvents: () => void }): ReactNode {
  const { t } = useSpeech();
  const counted = useCounts();
  if (!passes) return <FigureCard title={t('board.passes')} big={<Count of={undefined} />} />;
  return (
    <FigureCard
      title={t('board.passes')}
      big={<Count of={passes.active} />}
      unit={t('board.passesActive')}
      of={t('board.passesSuspended', { count: counted(passes.suspended) })}
      asOf={passes.asOf}
      onEvents={onEvents}
    />
  );
}
