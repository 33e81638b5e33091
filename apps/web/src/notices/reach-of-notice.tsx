import type { ReactNode } from 'react';
import { Count } from '../figures/count.js';
import { SortedTable } from '../figures/sorted-table.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { channelWords } from './notice-words.js';
import type { FullNotice } from './notices.graph.js';

const steps = [
  ['targeted', 'board.reachTargeted'],
  ['delivered', 'board.reachDelivered'],
  ['read', 'board.reachRead'],
  ['acknowledged', 'board.reachAcknowledged'],
] as const satisfies [string, TextKey][];

type Figures = Record<(typeof steps)[number][0], number | null>;

function useColumns() {
  const { t } = useSpeech();
  return steps.map(([key, title]) => ({
    key,
    number: true,
    title: t(title),
    value: (row: Figures) => row[key],
    shown: (row: Figures) => <Count of={row[key]} />,
  }));
}

/** How far a notice came: by the way it went, and by compound. It climbs while one looks. */
export function ReachOfNotice({ notice }: { notice: FullNotice }): ReactNode {
  const { t, language } = useSpeech();
  const columns = useColumns();
  const { reachByChannel: channels, reachByCompound: compounds } = notice;
  const wayOf = (channel: string): string => (channelWords[channel] ? t(channelWords[channel]) : channel);
  return (
    <>
      {channels && channels.length > 0 && (
        <section className="card scroll-x">
          <h2>{t('notice.byChannel')}</h2>
          <SortedTable
            caption={t('notice.byChannel')}
            rows={channels}
            idOf={({ channel }) => channel}
            columns={[{ key: 'channel', title: t('notice.way'), value: ({ channel }) => wayOf(channel) }, ...columns]}
          />
        </section>
      )}
      {compounds && compounds.length > 0 && (
        <section className="card scroll-x">
          <h2>{t('notice.byCompound')}</h2>
          <SortedTable
            caption={t('notice.byCompound')}
            rows={compounds}
            idOf={({ compound }) => compound.code}
            columns={[
              {
                key: 'compound',
                title: t('notice.compound'),
                value: ({ compound }) => nameIn(compound.name, language),
              },
              ...columns,
            ]}
          />
        </section>
      )}
    </>
  );
}
