import { useQuery, useSubscription } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { AreaHead } from '../app/area-head.js';
import { useChoice, usePlace } from '../app/place.js';
import { mayDo } from '../app/screens.js';
import { Empty, Failed, Waiting } from '../app/states.js';
import { useCounts } from '../figures/count.js';
import { useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { useSession } from '../session/session-context.js';
import { CoverageGrid } from './coverage-grid.js';
import { useDoorList } from './door-list.js';
import { campaignOf } from './grid.rules.js';
import { MissingList } from './missing-list.js';
import { RoomDrawer } from './room-drawer.js';
import { CoverageGrid as GridQuery, RoomsHeadLive, type HeadData, RoomsHead } from './rooms.graph.js';
import { useMissingRooms } from './use-missing-rooms.js';

const seesRooms = ['committee-worker', 'committee-lead', 'doctor', 'volunteer', 'subdistrict-officer'];
const seesCoverage = ['committee-worker', 'committee-lead', 'doctor', 'subdistrict-officer', 'district-leader'];
/** A grid is of one committee; above it there is the list. */
const gridOf = ['committee', 'compound', 'building'];

/** Pushed when a room is ended, by whomever: the squares and the list are asked again. */
function useFollowing(code: string, again: () => void): void {
  const { person } = useSession();
  const { data } = useSubscription(RoomsHeadLive, { variables: { code }, skip: !mayDo(person.grants, seesCoverage), errorPolicy: 'all' });
  const ended = data?.areaChanged?.coverage?.ended;
  useEffect(() => {
    if (ended !== undefined) again();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ended]);
}

function Rooms({ head, campaignId }: { head: HeadData & { area: NonNullable<HeadData['area']> }; campaignId: string }): ReactNode {
  const { t, language } = useSpeech();
  const counted = useCounts();
  const { person } = useSession();
  const { code, kind, path, name, coverage } = head.area;
  const mayOpen = mayDo(person.grants, seesRooms);
  const hasGrid = gridOf.includes(kind) && mayOpen;
  const [view, setView] = useChoice('view');
  const [only, setOnly] = useChoice('only');
  const [picked, pick] = useState<string>();
  const asList = !hasGrid || view === 'list';
  const grid = useQuery(GridQuery, { variables: { campaignId, code }, skip: !hasGrid });
  const list = useMissingRooms(campaignId, code, mayOpen);
  const [doorList, printDoorList] = useDoorList(list.all, nameIn(name, language));
  useFollowing(code, () => {
    if (hasGrid) void grid.refetch();
    list.again();
  });
  const shown = asList
    ? list.missing && <MissingList missing={list.missing} pick={mayOpen ? ({ id }) => pick(id) : undefined} />
    : grid.data?.coverageGrid && (
        <CoverageGrid grid={grid.data.coverageGrid} pick={({ targetId }) => pick(targetId)} onlyMissing={only === 'missing'} />
      );
  const failed = asList ? list.error : grid.error;
  return (
    <>
      <AreaHead name={name} path={path} asOf={coverage?.asOf} live={mayDo(person.grants, seesCoverage)}>
        {coverage?.missing !== 0 && coverage?.missing !== undefined && (
          <span className="state stop">✕ {t('board.missing', { count: counted(coverage.missing) })}</span>
        )}
        <span className="buttons no-print">
          {hasGrid && <Button onClick={() => setView(asList ? null : 'list')}>{t(asList ? 'rooms.asGrid' : 'rooms.asList')}</Button>}
          {!asList && (
            <Button aria-pressed={only === 'missing'} onClick={() => setOnly(only === 'missing' ? null : 'missing')}>
              {t('rooms.onlyMissing')}
            </Button>
          )}
          <Button type="primary" onClick={printDoorList}>
            {t('rooms.printDoorList')}
          </Button>
        </span>
      </AreaHead>
      {shown ?? (failed ? <Failed error={failed} again={asList ? list.again : () => void grid.refetch()} /> : <Waiting rows={14} />)}
      {doorList}
      <RoomDrawer target={picked} close={() => pick(undefined)} />
    </>
  );
}

/** Which rooms are missing, and the next step to each of them. */
export default function RoomsScreen(): ReactNode {
  const { t } = useSpeech();
  const { area: code } = usePlace();
  const { data, loading, error, refetch } = useQuery(RoomsHead, { variables: { code } });
  if (loading && !data) return <Waiting rows={14} />;
  const area = data?.area;
  if (!data || !area)
    return error ? <Failed error={error} again={() => void refetch()} /> : <Empty title={code}>{t('board.unknownArea')}</Empty>;
  const campaignId = campaignOf(data);
  if (!campaignId) return <Empty title={t('board.noCampaign')}>{t('rooms.noCampaign')}</Empty>;
  return <Rooms key={code} head={{ ...data, area }} campaignId={campaignId} />;
}
