import { useQuery } from '@apollo/client/react';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { mayDo } from '../app/screens.js';
import { Failed, Waiting } from '../app/states.js';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { AttemptForm } from './attempt-form.js';
import { attemptChannels, attemptOutcomes } from './attempt-words.js';
import { careTeam } from '../observation/end-words.js';
import { HouseholdPeople } from './household-people.js';
import { useRoomAnswers } from './room-answers.js';
import { roomSigns } from './room-signs.js';
import { shownOf } from './grid.rules.js';
import { RoomTargetNow, type TargetNow } from './rooms.graph.js';

const seesPeople = ['committee-worker', 'committee-lead', 'doctor', 'subdistrict-officer'];
const goesToDoors = ['committee-worker', 'committee-lead', 'volunteer'];

/** What was tried, the newest first. */
function Tried({ attempts }: Pick<TargetNow, 'attempts'>): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  if (attempts.length === 0) return <p className="small">{t('rooms.nothingTried')}</p>;
  return (
    <ul className="tried">
      {attempts
        .toSorted((one, other) => other.at.localeCompare(one.at))
        .map(({ id, channel, outcome, at, doorNote }) => (
          <li key={id}>
            {momentOf(speech, at)} · {t(attemptChannels[channel])} · <b>{t(attemptOutcomes[outcome])}</b>
            {doorNote && ` · ${t('rooms.noteCode', { code: doorNote })}`}
          </li>
        ))}
    </ul>
  );
}

/** Who lives there, with what each of them answered for those who look after them. */
function People({ target, code }: { target: TargetNow; code: string }): ReactNode {
  const { person } = useSession();
  const answers = useRoomAnswers(target.id, target.campaignId, mayDo(person.grants, careTeam));
  return <HouseholdPeople code={code} answers={answers} />;
}

function Room({ id }: { id: string }): ReactNode {
  const { t } = useSpeech();
  const { person } = useSession();
  const { data, error, refetch } = useQuery(RoomTargetNow, { variables: { id } });
  const target = data?.roomTarget;
  if (!target) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting />;
  const { word, sign } = roomSigns[shownOf({ end: target.end, observed: false })];
  const isMissing = target.end === null;
  return (
    <div className="room-now">
      <h2>{target.roomName}</h2>
      <p className={`state ${isMissing ? 'stop' : 'go'}`}>
        {sign} {t(word)} · {t('rooms.answeredOf', { answered: target.personsAnswered, known: target.personsKnown })}
      </p>
      {mayDo(person.grants, goesToDoors) && <AttemptForm target={target} />}
      <h3>{t('rooms.tried')}</h3>
      <Tried attempts={target.attempts} />
      {mayDo(person.grants, seesPeople) && target.room && <People target={target} code={target.room.code} />}
    </div>
  );
}

/** One room: how it stands, what was tried, who lives there, and the next step. */
export function RoomDrawer({ target, close }: { target: string | undefined; close: () => void }): ReactNode {
  const { t } = useSpeech();
  return (
    <Drawer open={target !== undefined} onClose={close} title={t('rooms.drawer')} size={560} destroyOnHidden>
      {target !== undefined && <Room id={target} />}
    </Drawer>
  );
}
