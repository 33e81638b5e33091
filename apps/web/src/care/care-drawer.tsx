import { useQuery } from '@apollo/client/react';
import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { mayDo } from '../app/screens.js';
import { Empty, Failed, Waiting } from '../app/states.js';
import { useOtherTabs } from '../app/use-other-tabs.js';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { careTeam } from '../observation/end-words.js';
import { Phone } from '../people/phone.js';
import { useSession } from '../session/session-context.js';
import { useColleagues } from '../today/use-colleagues.js';
import { CallForm } from './call-form.js';
import { type Cared, ObservationCare } from './care.graph.js';
import { CareHistory } from './care-history.js';
import { Unreached } from './unreached.js';
import { type CareStep, careSteps, stepWords } from './care-step.js';
import './care.css';
import { VisitForm } from './visit-form.js';

function Head({ observation }: { observation: Cared }): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const { resident, area, state, endsAt } = observation;
  const room = resident.household?.room.name;
  return (
    <header>
      <h2>
        {resident.name.original} {resident.name.latin && <span className="small">{resident.name.latin}</span>}
      </h2>
      <p>
        {nameIn(area.name, language)} {room && nameIn(room, language)}
        {resident.phones.map((phone) => (
          <span key={phone}>
            {' · '}
            <Phone phone={phone} />
          </span>
        ))}
      </p>
      <p className="small">{state !== 'proposed' && t('observation.until', { time: momentOf(speech, endsAt) })}</p>
    </header>
  );
}

interface Opened {
  /** Of the observation. */
  id: string;
  step: CareStep;
  choose: (step: CareStep) => void;
  taskId?: string | undefined;
  done?: (() => void) | undefined;
}

/** One person at home: what to do now, and what was done. */
export function Care({ id, step, choose, taskId, done }: Opened): ReactNode {
  const { t } = useSpeech();
  const { person } = useSession();
  const { data, error, refetch } = useQuery(ObservationCare, { variables: { id }, fetchPolicy: 'cache-and-network' });
  useOtherTabs('care', () => void refetch());
  const observation = data?.observation;
  const { colleagues } = useColleagues(observation?.area.path, true);
  if (!observation)
    return error ? (
      <Failed error={error} again={() => void refetch()} />
    ) : data ? (
      <Empty title={t('care.gone')}>{t('care.goneHelp')}</Empty>
    ) : (
      <Waiting />
    );
  const runs = observation.state === 'active' || observation.state === 'extended';
  const part = { observation, colleagues, taskId, done: () => done?.() };
  return (
    <div className="care">
      <Head observation={observation} />
      {runs && mayDo(person.grants, careTeam) && (
        <>
          <div className="buttons" role="group" aria-label={t('care.steps')}>
            {careSteps.map((one) => (
              <Button key={one} aria-pressed={one === step} onClick={() => choose(one)}>
                {t(stepWords[one])}
              </Button>
            ))}
          </div>
          <Unreached calls={observation.calls} />
          {step === 'call' ? <CallForm {...part} /> : <VisitForm {...part} />}
        </>
      )}
      <CareHistory observation={observation} colleagues={colleagues} />
    </div>
  );
}

/** Beside the list, so that the next person is one tap away. */
export function CareDrawer({ close, children }: { close: () => void; children: ReactNode }): ReactNode {
  const { t } = useSpeech();
  return (
    <Drawer open={Boolean(children)} onClose={close} title={t('care.title')} size={560} destroyOnHidden>
      {children}
    </Drawer>
  );
}
