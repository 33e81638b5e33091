import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { AreaHead } from '../app/area-head.js';
import { useChoice, usePlace } from '../app/place.js';
import { mayDo } from '../app/screens.js';
import { Empty, Failed, Waiting } from '../app/states.js';
import { Count } from '../figures/count.js';
import { momentOf } from '../language/dates.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import './masks.css';
import { type Round, type RoundsArea, RoundsOfArea } from './masks.graph.js';
import { HandOut } from './hand-out.js';
import { OpenRoundDrawer } from './open-round.js';
import { RoundNow } from './round-now.js';
import { counters, handers, openers, roundRules, standingOf } from './round-words.js';

const counted: Record<'booked' | 'called' | 'collected' | 'remaining', TextKey> = {
  booked: 'mask.state.booked',
  called: 'mask.state.called',
  collected: 'mask.state.collected',
  remaining: 'mask.remaining',
};

/** Of all rounds that are not closed. */
function Figures({ masks }: { masks: NonNullable<RoundsArea['masks']> }): ReactNode {
  const { t } = useSpeech();
  return (
    <dl className="mask-figures" aria-label={t('mask.runningRounds')}>
      {(Object.keys(counted) as (keyof typeof counted)[]).map((name) => (
        <div key={name} className="card">
          <dt>{t(counted[name])}</dt>
          <dd>
            <Count of={masks[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function RoundStanding({ round }: { round: Round }): ReactNode {
  const { t } = useSpeech();
  const { sign, tone, word } = standingOf(round);
  return (
    <span className={`state ${tone}`}>
      {sign} {t(word)}
    </span>
  );
}

function RoundRow({ round, open }: { round: Round; open: () => void }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <li className="round">
      <button type="button" className="quiet line" onClick={open}>
        {round.item?.name ?? t('mask.item')} · {t(roundRules[round.rule])}
      </button>
      <RoundStanding round={round} />
      <span>{t('mask.left', { left: round.remaining, packs: round.packs })}</span>
      <span className="small">
        {momentOf(speech, round.opensAt)} – {momentOf(speech, round.closesAt)}
      </span>
    </li>
  );
}

function Rounds({ area, rounds, again }: { area: RoundsArea; rounds: readonly Round[]; again: () => void }): ReactNode {
  const { t } = useSpeech();
  const [picked, pick] = useChoice('round');
  const [opening, setOpening] = useState(false);
  const { grants } = useSession().person;
  const mayOpen = mayDo(grants, openers);
  const round = rounds.find(({ id }) => id === picked);
  return (
    <>
      <AreaHead name={area.name} path={area.path} asOf={area.masks?.asOf}>
        {!round && mayOpen && (
          <Button type="primary" className="main-action no-print" onClick={() => setOpening(true)}>
            {t('mask.open')}
          </Button>
        )}
      </AreaHead>
      {round ? (
        <RoundNow key={round.id} round={round} back={() => pick(null)} again={again} />
      ) : (
        <>
          {rounds.length > 0 && mayDo(grants, handers) && <HandOut rounds={rounds} again={again} />}
          {area.masks && <Figures masks={area.masks} />}
          {rounds.length === 0 ? (
            <Empty title={t('mask.none')}>{t(mayOpen ? 'mask.noneHelp' : 'mask.noneHere')}</Empty>
          ) : (
            <section className="card">
              <h2>{t('mask.rounds')}</h2>
              <ul>
                {rounds.map((one) => (
                  <RoundRow key={one.id} round={one} open={() => pick(one.id)} />
                ))}
              </ul>
            </section>
          )}
        </>
      )}
      <OpenRoundDrawer open={opening} code={area.code} close={() => setOpening(false)} opened={(id) => (again(), pick(id))} />
    </>
  );
}

/** The mask rounds of an area: how they stand, and the next step in each. */
export default function MasksScreen(): ReactNode {
  const { t } = useSpeech();
  const { area: code } = usePlace();
  const { grants } = useSession().person;
  const { data, previousData, loading, error, refetch } = useQuery(RoundsOfArea, {
    variables: { code, figures: mayDo(grants, counters) },
    fetchPolicy: 'cache-and-network',
  });
  const before = previousData?.area?.code === code ? previousData : undefined;
  const shown = data?.area ? data : before;
  const again = (): void => void refetch().catch(() => {});
  const rounds = (shown?.maskRounds as Round[] | null | undefined) ?? before?.maskRounds;
  if (shown?.area && rounds) return <Rounds key={code} area={shown.area} rounds={rounds} again={again} />;
  if (loading) return <Waiting rows={12} />;
  return error ? <Failed error={error} again={again} /> : <Empty title={code}>{t('board.unknownArea')}</Empty>;
}
