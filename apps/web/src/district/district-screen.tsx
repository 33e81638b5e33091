import { type ReactNode, useCallback, useState } from 'react';
import { type ScreenName, screensOf } from '../app/screens.js';
import { Empty, Failed, Waiting } from '../app/states.js';
import { usePlace } from '../app/place.js';
import { FactsDrawer, type Opened } from '../figures/facts-drawer.js';
import type { FigureName } from '../figures/ledger-facts.graph.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { useSession } from '../session/session-context.js';
import { AreaHead } from '../app/area-head.js';
import { AreasMap } from './areas-map.js';
import { AreasTable } from './areas-table.js';
import { Arrivals } from './arrivals.js';
import { withRooms } from './board.rules.js';
import { Decisions } from './decisions.js';
import { BriefButton } from './brief-button.js';
import type { BoardArea } from './district.graph.js';
import { GateFlow } from './gate-flow.js';
import { Headlines } from './headlines.js';
import { HelpCard, PassesCard } from './help-and-passes.js';
import { Reach } from './reach.js';
import { useCommittees } from './use-committees.js';
import { useBoard } from './use-board.js';

const figureTitles: Record<FigureName, TextKey> = {
  coverage: 'board.coverage',
  passes: 'board.passes',
  masks: 'board.masks',
  help: 'board.help',
  arrivals: 'board.arrivals',
  gateFlow: 'board.gate',
  reach: 'board.reach',
  observation: 'board.observation',
};

/** Kinds of areas whose brief is made at eight. */
const keptOf = ['district', 'subdistrict', 'town'];

function Figures({ area, open }: { area: BoardArea; open: (figure: FigureName) => void }): ReactNode {
  const { t, language } = useSpeech();
  const { person } = useSession();
  const name = nameIn(area.name, language);
  const committees = useCommittees(area);
  const shown = withRooms(committees);
  const mayOpen = useCallback((screen: ScreenName) => screensOf(person.grants).some((known) => known.name === screen), [person]);
  return (
    <>
      <Headlines area={area} open={open} mayOpen={mayOpen} />
      <div className="two">
        {shown.length > 0 && <AreasMap name={name}>{shown}</AreasMap>}
        <Decisions mayOpen={mayOpen}>{committees}</Decisions>
      </div>
      <div className="three wide-only">
        <Arrivals area={area} onEvents={() => open('arrivals')} />
        <GateFlow flow={area.gateFlow} onEvents={() => open('gateFlow')} />
        <Reach reach={area.reach} onEvents={() => open('reach')} />
      </div>
      <div className="two wide-only">
        <HelpCard help={area.help} onEvents={() => open('help')} />
        <PassesCard passes={area.passes} onEvents={() => open('passes')} />
      </div>
      {shown.length > 0 ? (
        <AreasTable name={name} left={committees.length - shown.length}>
          {shown}
        </AreasTable>
      ) : (
        <Empty title={name}>{t('board.noChildren')}</Empty>
      )}
    </>
  );
}

/** How does it stand, what is missing, what do I do next: an area with the areas below it, live. */
export default function DistrictScreen(): ReactNode {
  const { t, language } = useSpeech();
  const { area: code } = usePlace();
  const { area, loading, error, again } = useBoard(code);
  const [opened, setOpened] = useState<Opened>();
  if (loading) return <Waiting rows={12} />;
  if (!area) return error ? <Failed error={error} again={again} /> : <Empty title={code}>{t('board.unknownArea')}</Empty>;
  const nameOf = (known: string): string => {
    const found = [area, ...area.children].find((one) => known.startsWith(one.code) && (one !== area || known === area.code));
    return found ? nameIn(found.name, language) : known;
  };
  return (
    <>
      <AreaHead name={area.name} path={area.path} live asOf={area.population?.asOf}>
        <BriefButton code={area.code} name={nameIn(area.name, language)} isKept={keptOf.includes(area.kind)} />
      </AreaHead>
      <Figures area={area} open={(figure) => setOpened({ figure, code, nameOf })} />
      <FactsDrawer opened={opened} titleKey={figureTitles[opened?.figure ?? 'masks']} close={() => setOpened(undefined)} />
    </>
  );
}
