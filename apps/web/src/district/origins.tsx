import type { ReactNode } from 'react';
import { chartColours } from '../app/theme.js';
import { originName } from '../arrivals/origins.rules.js';
import { Count } from '../figures/count.js';
import { useSpeech } from '../language/language.js';
import { type ArrivalsFrom, topOrigins } from './top-origins.rules.js';

const most = 5;
const peopleOf = ({ expected, arrived }: ArrivalsFrom): number => (expected ?? 0) + (arrived ?? 0);

/** Where they come from, in the colours of the days above. */
export function Origins({ children }: { children: readonly ArrivalsFrom[] }): ReactNode {
  const { t, language } = useSpeech();
  const shown = topOrigins(children, most);
  const longest = Math.max(1, ...shown.map(peopleOf));
  const part = (count: number | null, background: string): ReactNode => (
    <span style={{ width: `${((count ?? 0) / longest) * 100}%`, background }} />
  );
  if (shown.length === 0) return null;
  return (
    <table className="counts origins">
      <thead>
        <tr>
          <th scope="col">{t('arrival.origin')}</th>
          <td />
          <th scope="col">{t('board.arrived')}</th>
          <th scope="col">{t('board.expected')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((one) => (
          <tr key={one.origin}>
            <th scope="row">
              {one.origin ? originName(one.origin, language) : t(shown.length > 1 ? 'board.otherOrigins' : 'board.allOrigins')}
            </th>
            <td aria-hidden="true">
              <span className="bar">
                {part(one.arrived, chartColours[0])}
                {part(one.expected, chartColours[1])}
              </span>
            </td>
            <td>
              <Count of={one.arrived} />
            </td>
            <td>
              <Count of={one.expected} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
