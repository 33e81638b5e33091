import { useQuery } from '@apollo/client/react';
import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { mayDo } from '../app/screens.js';
import { Failed, Waiting } from '../app/states.js';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { ChangePass } from './change-pass.js';
import { PassStanding } from './pass-list.js';
import { issuers, passClasses, revokers, suspensionReasons, suspensionStates, untilOf } from './pass-words.js';
import { HolderOfPass, PassNow, type ShownPass } from './passes.graph.js';
import { PrintPasses } from './print-passes.js';
import { RevokePass } from './revoke-pass.js';
import { SealedDetails } from './sealed-details.js';

const seesPeople = ['committee-worker', 'committee-lead', 'subdistrict-officer'];

/** The name is asked for when somebody wants it, not before: it is written down who looked. */
function Holder({ id }: { id: string }): ReactNode {
  const { t } = useSpeech();
  const [asked, ask] = useState(false);
  const { data, error } = useQuery(HolderOfPass, { variables: { id }, skip: !asked, fetchPolicy: 'no-cache' });
  if (!asked) return <Button onClick={() => ask(true)}>{t('pass.showHolder')}</Button>;
  if (error && !data?.resident) return <Failed error={error} />;
  if (!data?.resident) return <Waiting rows={1} />;
  const { name, phones } = data.resident;
  return (
    <p>
      <b>{name.original}</b> {name.latin && <span className="small">{name.latin}</span>} {phones.join(' · ')}
    </p>
  );
}

/** Every reason that stood or stands, with what became of it. */
function History({ pass }: { pass: ShownPass }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  if (pass.suspensionHistory.length === 0) return <p className="small">{t('pass.neverSuspended')}</p>;
  return (
    <ul>
      {pass.suspensionHistory.map(({ id, reason, state, askedAt, byRule }) => (
        <li key={id}>
          {momentOf(speech, askedAt)} · <b>{t(suspensionReasons[reason])}</b> · {t(suspensionStates[state])}
          {byRule && <span className="small"> ({t('pass.byRule')})</span>}
        </li>
      ))}
    </ul>
  );
}

function Pass({ id, changed }: { id: string; changed: () => void }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { person } = useSession();
  const { data, error, refetch } = useQuery(PassNow, { variables: { id } });
  const pass = data?.pass;
  if (!pass) return error || data ? <Failed error={error} again={() => void refetch()} /> : <Waiting />;
  const issues = mayDo(person.grants, issuers);
  const runs = pass.state === 'active' || pass.state === 'suspended';
  return (
    <div className="pass-now">
      <h2>{pass.placeName ?? t('pass.placeUnknown')}</h2>
      <p>
        <PassStanding pass={pass} />
      </p>
      <p>
        <code>{pass.number}</code> · {t(passClasses[pass.passClass])} · {untilOf(speech, pass)}
      </p>
      {pass.residentId && mayDo(person.grants, seesPeople) && <Holder id={pass.residentId} />}
      {pass.passClass !== 'resident' && issues && <SealedDetails pass={pass} />}
      {runs && issues && <PrintPasses single ids={[pass.id]} label={t('pass.printCard')} />}
      {(runs || pass.state === 'revoked') && issues && <ChangePass pass={pass} changed={changed} />}
      {runs && mayDo(person.grants, revokers) && <RevokePass pass={pass} changed={changed} />}
      <h3>{t('pass.history')}</h3>
      <History pass={pass} />
    </div>
  );
}

/** One pass: how it stands, why, and what can be done with it. */
export function PassDrawer({ id, close, changed }: { id: string | undefined; close: () => void; changed: () => void }): ReactNode {
  const { t } = useSpeech();
  return (
    <Drawer open={id !== undefined} onClose={close} title={t('pass.drawer')} size={560} destroyOnHidden>
      {id !== undefined && <Pass key={id} id={id} changed={changed} />}
    </Drawer>
  );
}
