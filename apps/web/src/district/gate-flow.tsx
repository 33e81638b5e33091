import { type ReactNode, useMemo } from 'react';
import { chartColours } from '../app/theme.js';
import { Chart } from '../figures/chart.js';
import { Count } from '../figures/count.js';
import { timeOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import type { BoardArea } from './district.graph.js';
import { leftOf } from './gate-hours.rules.js';

/** Who came to the gates today, hour by hour, and why some did not get in. */
export function GateFlow({ flow, onEvents }: { flow: BoardArea['gateFlow']; onEvents: () => void }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const option = useMemo(() => {
    const hours = flow?.byHour ?? [];
    const series = (name: string, color: string, data: (number | null)[]) => ({
      type: 'bar',
      stack: 'checks',
      name,
      color,
      data,
      animation: false,
    });
    const left = hours.map(leftOf);
    const mostlyAdmitted = left.map((parts) => parts.mostlyAdmitted);
    return {
      grid: { left: 36, right: 8, top: 32, bottom: 24 },
      legend: { top: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: hours.map(({ hour }) => timeOf(speech, hour)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        series(
          t('board.admitted'),
          chartColours[2],
          left.map(({ admitted }) => admitted),
        ),
        ...(mostlyAdmitted.some((count) => count !== null) ? [series(t('board.mostlyAdmitted'), chartColours[4], mostlyAdmitted)] : []),
        series(
          t('board.refused'),
          chartColours[5],
          hours.map(({ refused }) => refused),
        ),
        series(
          t('board.referred'),
          chartColours[1],
          hours.map(({ referred }) => referred),
        ),
      ],
    };
  }, [flow, speech, t]);
  const hours = flow?.byHour ?? [];
  const isTold = ({ checks }: (typeof hours)[number]): boolean => checks !== null;
  return (
    <section className="card">
      <h2>
        {t('board.gate')}
        <button type="button" className="quiet no-print" onClick={onEvents}>
          {t('figure.events')}
        </button>
      </h2>
      {!flow || hours.length === 0 ? (
        <p className="small">{t('board.gateNone')}</p>
      ) : (
        <>
          {hours.some(isTold) && <Chart option={option} height={220} label={t('board.gate')} />}
          {!hours.every(isTold) && <p className="small">{t('board.hiddenHours')}</p>}
          <ul className="reasons">
            {flow.refusalsByReason.slice(0, 4).map(({ reason, text, checks }) => (
              <li key={reason}>
                {text} <b>{<Count of={checks} />}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
