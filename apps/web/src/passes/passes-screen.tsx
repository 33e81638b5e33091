import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { AreaHead } from '../app/area-head.js';
import { useChoice, useChoices, usePlace } from '../app/place.js';
import { mayDo } from '../app/screens.js';
import { Empty, Failed, Waiting } from '../app/states.js';
import { Count } from '../figures/count.js';
import { HouseholdFinder } from '../household/household-finder.js';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { IssueDrawer } from './issue-drawer.js';
import { PassDrawer } from './pass-drawer.js';
import { PassList } from './pass-list.js';
import { issuers, passStates } from './pass-words.js';
import './passes.css';
import { type PassHead, PassesHead, type PassState } from './passes.graph.js';
import { PassesToDecide } from './passes-to-decide.js';
import { usePassList } from './use-pass-list.js';

const states = Object.keys(passStates) as PassState[];

/** How many there are; a tap shows only these. */
function States({
  head,
  only,
  choose,
}: {
  head: PassHead;
  only: string | undefined;
  choose: (state: PassState | null) => void;
}): ReactNode {
  const { t } = useSpeech();
  const counted: Partial<Record<PassState, ReactNode>> = head.passes
    ? { active: <Count of={head.passes.active} />, suspended: <Count of={head.passes.suspended} /> }
    : {};
  return (
    <div className="filters no-print" role="group" aria-label={t('pass.states')}>
      {states.map((state) => (
        <button
          key={state}
          type="button"
          className="filter"
          aria-pressed={only === state}
          onClick={() => choose(only === state ? null : state)}
        >
          {counted[state] !== undefined && <b>{counted[state]} </b>}
          <span className={`state ${passStates[state].tone}`}>
            {passStates[state].sign} {t(passStates[state].word)}
          </span>
        </button>
      ))}
    </div>
  );
}

function Passes({ head, again }: { head: PassHead; again: () => void }): ReactNode {
  const { t } = useSpeech();
  const { person } = useSession();
  const [state, chooseState] = useChoice('state');
  const [household, chooseHousehold] = useChoice('household');
  const [picked, pick] = useChoice('pass');
  const [issuing, issue] = useChoice('issue');
  const [, choose] = useChoices();
  const list = usePassList(head.code, states.find((known) => known === state) ?? null, household);
  const mayIssue = mayDo(person.grants, issuers);
  const changed = (): void => {
    again();
    list.again();
  };
  const showIssued = (id: string): void => choose({ issue: null, pass: id });
  return (
    <>
      <AreaHead name={head.name} path={head.path} asOf={head.passes?.asOf}>
        {mayIssue && (
          <Button type="primary" className="main-action no-print" onClick={() => issue('resident')}>
            {t('pass.issue')}
          </Button>
        )}
      </AreaHead>
      <PassesToDecide code={head.code} open={pick} changed={changed} />
      {household ? (
        <p className="chosen no-print">
          {t('pass.ofOneHousehold')} <Button onClick={() => chooseHousehold(null)}>{t('pass.showAll')}</Button>
        </p>
      ) : (
        <>
          <HouseholdFinder within={head.code} pick={({ id }) => chooseHousehold(id)} />
          <States head={head} only={state} choose={chooseState} />
        </>
      )}
      <PassList list={list} mayPrint={mayIssue} open={pick} filtered={state !== undefined || household !== undefined} />
      <PassDrawer id={picked} close={() => pick(null)} changed={changed} />
      {mayIssue && <IssueDrawer of={issuing} code={head.code} choose={issue} open={showIssued} changed={changed} />}
    </>
  );
}

/** Which passes open the gates of an area, which wait, and what is to be decided. */
export default function PassesScreen(): ReactNode {
  const { t } = useSpeech();
  const { area: code } = usePlace();
  const { data, previousData, loading, error, refetch } = useQuery(PassesHead, { variables: { code }, fetchPolicy: 'cache-and-network' });
  const head = data?.area ?? (previousData?.area?.code === code ? previousData.area : null);
  if (head) return <Passes key={code} head={head} again={() => void refetch()} />;
  if (loading) return <Waiting rows={14} />;
  return error ? <Failed error={error} again={() => void refetch()} /> : <Empty title={code}>{t('board.unknownArea')}</Empty>;
}
