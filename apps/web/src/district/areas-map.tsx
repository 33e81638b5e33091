import { Button } from 'antd';
import { type ReactNode, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import { addressOf, useChoice } from '../app/place.js';
import { Chart, type Picture } from '../figures/chart.js';
import { saveFile } from '../figures/save-table.js';
import { type Speech, type TextKey, useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { shareOf } from '../language/dates.js';
import { withRooms } from './board.rules.js';
import type { BoardChild } from './district.graph.js';

interface Shade {
  title: TextKey;
  /** 0 all is well, 1 the most to do; null: nothing is known. */
  heat: (child: BoardChild) => number | null;
  said: (child: BoardChild, speech: Speech) => string;
}

const countSaid = (count: number | null | undefined): string => (count === undefined || count === null ? '–' : String(count));

const byCoverage: Shade = {
  title: 'board.byCoverage',
  heat: ({ coverage }) => (coverage?.rooms && coverage.ended !== null ? 1 - coverage.ended / coverage.rooms : null),
  said: ({ coverage }, speech) => (coverage?.rooms && coverage.ended !== null ? shareOf(speech, coverage.ended, coverage.rooms) : '–'),
};

const shades: Record<string, Shade> = {
  coverage: byCoverage,
  missing: {
    title: 'board.byMissing',
    heat: ({ coverage }) => (coverage?.missing === undefined || coverage.missing === null ? null : Math.min(1, coverage.missing / 300)),
    said: ({ coverage }) => countSaid(coverage?.missing),
  },
  observation: {
    title: 'board.byObservation',
    heat: ({ observation }) =>
      observation?.active === undefined || observation.active === null ? null : Math.min(1, observation.active / 30),
    said: ({ observation }) => countSaid(observation?.active),
  },
};

/** Light to dark blue: readable in grey and by colour-blind readers; the number stands in the field as well. */
const steps = ['#d6e6f4', '#abcfe6', '#6fafd5', '#3787c0', '#105ba4', '#08306b'];
const colourAt = (heat: number | null): string =>
  heat === null ? '#e3e6e8' : (steps[Math.min(steps.length - 1, Math.floor(heat * 2 * steps.length))] ?? '');
const inkAt = (heat: number | null): string => (heat !== null && heat * 2 * steps.length >= 3 ? '#fff' : '#1c2b36');

function optionOf(children: readonly BoardChild[], shade: Shade, speech: Speech): Record<string, unknown> {
  const data = withRooms(children).map((child) => ({
    id: child.code,
    name: `${nameIn(child.name, speech.language).replace(/居委会$/, '')}\n${shade.said(child, speech)}`,
    value: child.population?.rooms ?? child.coverage?.rooms ?? 1,
    itemStyle: { color: colourAt(shade.heat(child)) },
    label: { color: inkAt(shade.heat(child)) },
  }));
  const label = { fontSize: 15, lineHeight: 20, overflow: 'truncate' };
  const still = { roam: false, nodeClick: false, breadcrumb: { show: false }, animation: false };
  return { series: [{ type: 'treemap', ...still, left: 0, right: 0, top: 0, bottom: 0, label, itemStyle: { gapWidth: 2 }, data }] };
}

export function AreasMap({ children, name }: { children: readonly BoardChild[]; name: string }): ReactNode {
  const speech = useSpeech();
  const [, go] = useLocation();
  const [chosen = 'coverage', choose] = useChoice('colour');
  const picture = useRef<Picture>(null);
  const shade = shades[chosen] ?? byCoverage;
  const option = useMemo(() => optionOf(children, shade, speech), [children, shade, speech]);
  const save = (): void => void picture.current?.png()?.then((png) => saveFile(`${name}.png`, png));
  return (
    <section className="card map">
      <h2>
        {speech.t('board.areas')}
        <span className="buttons no-print">
          <select
            className="plain-select"
            aria-label={speech.t('board.colourBy')}
            value={chosen}
            onChange={({ target }) => choose(target.value)}
          >
            {Object.entries(shades).map(([key, { title }]) => (
              <option key={key} value={key}>
                {speech.t(title)}
              </option>
            ))}
          </select>
          <Button onClick={save}>{speech.t('export.png')}</Button>
        </span>
      </h2>
      <p className="small">{speech.t('board.areasHelp')}</p>
      <Chart
        ref={picture}
        option={option}
        height={300}
        label={`${speech.t('board.areas')}: ${speech.t(shade.title)}`}
        onPick={(code) => code && go(addressOf(code, 'board'))}
      />
    </section>
  );
}
