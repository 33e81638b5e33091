import type { ReactNode } from 'react';
import { momentOf } from '../language/dates.js';
import { type TextKey, useSpeech } from '../language/language.js';
import type { Observed } from './observation.graph.js';
import { type BoxState, boxesOf } from './slots.rules.js';

export const boxSigns: Record<BoxState, { sign: string; word: TextKey }> = {
  normal: { sign: '●', word: 'slot.normal' },
  fever: { sign: '▲', word: 'slot.fever' },
  due: { sign: '○', word: 'slot.due' },
  now: { sign: '◎', word: 'slot.now' },
  late: { sign: '!', word: 'slot.late' },
  missed: { sign: '✕', word: 'slot.missed' },
  other: { sign: '▫', word: 'slot.other' },
  none: { sign: '', word: 'slot.none' },
};

/** Its days in pairs; what a sign stands for is said on it, with the value that was measured. */
export function SlotBoxes({ observed, now }: { observed: Observed; now: number }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const boxes = boxesOf(observed, now);
  const said = (index: number): string => {
    const { state, slot } = boxes[index] ?? { state: 'none' as const };
    const measured = slot?.reading?.temperature ? ` ${slot.reading.temperature} °C` : '';
    return `${slot ? momentOf(speech, slot.opensAt) : t('slot.day', { day: Math.floor(index / 2) + 1 })} ${t(boxSigns[state].word)}${measured}`;
  };
  const counted = (state: BoxState): number => boxes.filter((box) => box.state === state).length;
  const summary = t('slot.summary', { normal: counted('normal') + counted('other'), missed: counted('missed'), fever: counted('fever') });
  return (
    <span className="boxes" role="img" aria-label={summary}>
      {boxes.map(({ state }, index) => (
        <span key={index} className={`box ${state}`} title={said(index)}>
          {boxSigns[state].sign}
        </span>
      ))}
    </span>
  );
}
