import { type ReactNode, useEffect, useState } from 'react';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import type { Reservation, Round } from './masks.graph.js';

const columns = ['mask.numberHead', 'mask.place', 'mask.where', 'mask.got', 'mask.signature'] as const;

/** For whoever hands packs out: numbers and places, a box and a line for each. Codes do not stand on it. Printed, never shown. */
export function PrintedList({ round, rows, done }: { round: Round; rows: readonly Reservation[]; done: () => void }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const [ended] = useState(() => done);
  useEffect(() => {
    addEventListener('afterprint', ended, { once: true });
    print();
    return () => removeEventListener('afterprint', ended);
  }, [ended]);
  return (
    <div className="print-only door-list">
      <h1>
        {t('mask.handOver')}: {round.item?.name}
      </h1>
      <p>
        {momentOf(speech, new Date().toISOString())} · {t('mask.quotaIs', { count: round.quota })} · {rows.length}
      </p>
      <table>
        <thead>
          <tr>
            {columns.map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, number, placeName, pharmacy, collectFrom }) => (
            <tr key={id}>
              <td>{number}</td>
              <td>{placeName}</td>
              <td>
                {pharmacy?.name} {collectFrom && momentOf(speech, collectFrom)}
              </td>
              <td>☐</td>
              <td className="write" />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
