import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import { Chart } from '../figures/chart.js';
import { chartColours } from '../app/theme.js';
import { graphql } from '../graph/graphql.js';
import { dayOf, daysOn, todayInChina } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import type { BoardArea } from './district.graph.js';
import { Origins } from './origins.js';

const ArrivalsByDay = graphql(`
  query ArrivalsByDay(
    $code: ID!
    $d0: String!
    $d1: String!
    $d2: String!
    $d3: String!
    $d4: String!
    $d5: String!
    $d6: String!
    $d7: String!
    $d8: String!
    $d9: String!
  ) {
    area(code: $code) {
      code
      d0: arrivals(from: $d0, until: $d0) {
        expected
        arrived
      }
      d1: arrivals(from: $d1, until: $d1) {
        expected
        arrived
      }
      d2: arrivals(from: $d2, until: $d2) {
        expected
        arrived
      }
      d3: arrivals(from: $d3, until: $d3) {
        expected
        arrived
      }
      d4: arrivals(from: $d4, until: $d4) {
        expected
        arrived
      }
      d5: arrivals(from: $d5, until: $d5) {
        expected
        arrived
      }
      d6: arrivals(from: $d6, until: $d6) {
        expected
        arrived
      }
      d7: arrivals(from: $d7, until: $d7) {
        expected
        arrived
      }
      d8: arrivals(from: $d8, until: $d8) {
        expected
        arrived
      }
      d9: arrivals(from: $d9, until: $d9) {
        expected
        arrived
      }
      allDays: arrivals(from: $d0, until: $d9) {
        byOrigin {
          origin
          expected
          arrived
        }
      }
    }
  }
`);

const daysBack = 5;
const names = ['d0', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8', 'd9'] as const;

/** Five days back, today, and four ahead. */
function useDays(code: string) {
  const today = todayInChina();
  const days = names.map((_, index) => daysOn(today, index - daysBack));
  const [d0 = '', d1 = '', d2 = '', d3 = '', d4 = '', d5 = '', d6 = '', d7 = '', d8 = '', d9 = ''] = days;
  const { data } = useQuery(ArrivalsByDay, { variables: { code, d0, d1, d2, d3, d4, d5, d6, d7, d8, d9 } });
  const byDay = names.map((name, index) => ({ day: days[index] ?? '', ...(data?.area?.[name] ?? { expected: null, arrived: null }) }));
  const hides = data !== undefined && byDay.some(({ expected, arrived }) => expected === null || arrived === null);
  return { byDay, hides, byOrigin: data?.area?.allDays?.byOrigin ?? [] };
}

export function Arrivals({ area, onEvents }: { area: BoardArea; onEvents: () => void }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { byDay, byOrigin, hides } = useDays(area.code);
  const known = JSON.stringify(byDay);
  const option = useMemo(() => {
    const series = (name: string, color: string, data: (number | null)[]) => ({
      type: 'bar',
      stack: 'people',
      name,
      color,
      data,
      animation: false,
    });
    const shown = JSON.parse(known) as typeof byDay;
    return {
      grid: { left: 36, right: 8, top: 32, bottom: 24 },
      legend: { top: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: shown.map(({ day }) => dayOf(speech, day)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        series(
          t('board.arrived'),
          chartColours[0],
          shown.map(({ arrived }) => arrived),
        ),
        series(
          t('board.expected'),
          chartColours[1],
          shown.map(({ expected }) => expected),
        ),
      ],
    };
  }, [known, speech, t]);
  return (
    <section className="card">
      <h2>
        {t('board.arrivals')}
        <button type="button" className="quiet no-print" onClick={onEvents}>
          {t('figure.events')}
        </button>
      </h2>
      <Chart option={option} height={220} label={t('board.arrivals')} />
      {hides && <p className="small">{t('board.hiddenDays')}</p>}
      <Origins>{byOrigin}</Origins>
    </section>
  );
}
