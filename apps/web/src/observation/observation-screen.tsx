import { useQuery, useSubscription } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { AreaHead } from '../app/area-head.js';
import { useChoice, usePlace } from '../app/place.js';
import { Empty, Failed, Waiting } from '../app/states.js';
import { Care, CareDrawer } from '../care/care-drawer.js';
import { useCareOpened } from '../care/care-step.js';
import { useOtherTabs } from '../app/use-other-tabs.js';
import { useNow } from '../app/use-now.js';
import { useSpeech } from '../language/language.js';
import { ObservationBoard, ObservationBoardLive, type Observed } from './observation.graph.js';
import { ObservedRow } from './observed-row.js';
import { ProposedPeople } from './proposed-people.js';
import { boxSigns } from './slot-boxes.js';
import { byUrgency, callFor, type Filter, filters } from './slots.rules.js';

/** How many there are to call, by why; a tap shows only these. */
function Filters({
  all,
  now,
  only,
  choose,
}: {
  all: Observed[];
  now: number;
  only: string | undefined;
  choose: (filter: Filter | null) => void;
}): ReactNode {
  const { t } = useSpeech();
  return (
    <div className="filters no-print" role="group" aria-label={t('observation.filters')}>
      {filters.map((filter) => {
        const count = all.filter((observed) => callFor(observed, now) === filter).length;
        return (
          <button
            key={filter}
            type="button"
            className="filter"
            aria-pressed={only === filter}
            onClick={() => choose(only === filter ? null : filter)}
          >
            <b>{count}</b> {boxSigns[filter].sign} {t(boxSigns[filter].word)}
          </button>
        );
      })}
    </div>
  );
}

function useBoard(code: string) {
  const { data, loading, error, refetch, fetchMore } = useQuery(ObservationBoard, {
    variables: { code },
    fetchPolicy: 'cache-and-network',
  });
  useOtherTabs('observation', () => void refetch());
  const { data: pushed } = useSubscription(ObservationBoardLive, { variables: { code }, errorPolicy: 'all' });
  const changed = JSON.stringify({ ...pushed?.areaChanged?.observation, asOf: null });
  useEffect(() => {
    if (changed !== '{"asOf":null}') void refetch();
  }, [changed, refetch]);
  const page = data?.observations;
  const after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  const more = (): void =>
    void fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        ...next,
        observations: { ...next.observations, edges: [...before.observations.edges, ...next.observations.edges] },
      }),
    });
  return { data, loading, error, again: () => void refetch(), more: after ? more : undefined };
}

/** Who is at home, who needs a call first, and how each report went. */
export default function ObservationScreen(): ReactNode {
  const { t } = useSpeech();
  const { area: code } = usePlace();
  const [only, choose] = useChoice('only');
  const now = useNow();
  const [care, openCare] = useCareOpened();
  const { data, loading, error, again, more } = useBoard(code);
  if (loading && !data) return <Waiting rows={14} />;
  if (!data?.area) return error ? <Failed error={error} again={again} /> : <Empty title={code}>{t('board.unknownArea')}</Empty>;
  const all = (data.observations as typeof data.observations | null)?.edges.map(({ node }) => node).sort(byUrgency(now)) ?? [];
  const shown = only ? all.filter((observed) => callFor(observed, now) === only) : all;
  return (
    <>
      <AreaHead name={data.area.name} path={data.area.path} asOf={data.area.observation?.asOf} live>
        <Button className="no-print" onClick={() => print()}>
          {t('export.print')}
        </Button>
      </AreaHead>
      <ProposedPeople code={code} />
      <Filters all={all} now={now} only={only} choose={choose} />
      {shown.length === 0 ? (
        <Empty
          title={t(only ? 'observation.noneOfThese' : 'observation.nobody')}
          action={only && <Button onClick={() => choose(null)}>{t('observation.showAll')}</Button>}
        >
          {t('observation.nobodyHelp')}
        </Empty>
      ) : (
        <ul className="card observed-list">
          {shown.map((observed) => (
            <ObservedRow key={observed.id} observed={observed} now={now} care={(step) => openCare({ id: observed.id, step })} />
          ))}
        </ul>
      )}
      {more && <Button onClick={more}>{t('observation.more')}</Button>}
      <CareDrawer close={() => openCare(null)}>
        {care && <Care key={care.id} {...care} choose={(step) => openCare({ ...care, step })} />}
      </CareDrawer>
    </>
  );
}
