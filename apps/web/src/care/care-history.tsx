import type { ReactNode } from 'react';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { changeKinds, changeReasons } from '../observation/end-words.js';
import type { Colleague } from '../today/use-colleagues.js';
import type { Call, Cared, Change, Visit } from './care.graph.js';
import { callOutcomes, changeStates, conditionWords, needWords, symptomWords } from './care-words.js';

interface Entry {
  id: string;
  at: string;
  shown: ReactNode;
}

function VisitSaid({ visit, nameOf }: { visit: Visit; nameOf: (account: string) => string }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { condition, temperature, needs, nextVisitAt, worker, doctor } = visit;
  const who = [worker, doctor].filter((one) => one !== null).map(nameOf);
  return (
    <>
      <b>{t('visit.title')}</b>
      {condition && ` · ${t(conditionWords[condition])}`}
      {temperature !== null && ` · ${temperature} °C`} · {who.join(' + ')}
      {needs.length > 0 && ` · ${t('visit.needs')} ${needs.map((need) => t(needWords[need])).join(' · ')}`}
      {nextVisitAt && ` · ${t('visit.nextAt', { time: momentOf(speech, nextVisitAt) })}`}
    </>
  );
}

function CallSaid({ call, nameOf }: { call: Call; nameOf: (account: string) => string }): ReactNode {
  const { t } = useSpeech();
  const { outcome, temperature, symptoms, needs, note, by } = call;
  return (
    <>
      <b>{t('call.title')}</b> · {t(callOutcomes[outcome])}
      {temperature !== null && ` · ${temperature} °C`}
      {symptoms?.map((symptom) => ` · ${t(symptomWords[symptom])}`)} · {nameOf(by)}
      {needs.length > 0 && ` · ${t('visit.needs')} ${needs.map((need) => t(needWords[need])).join(' · ')}`}
      {note && ` · ${note}`}
    </>
  );
}

function ChangeSaid({
  change: { kind, newEndsAt, reason, state, askedBy },
  nameOf,
}: {
  change: Change;
  nameOf: (account: string) => string;
}) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <>
      <b>{t(changeKinds[kind])}</b>
      {newEndsAt && ` · ${t('end.then', { time: momentOf(speech, newEndsAt) })}`} · {t(changeReasons[reason])} · {nameOf(askedBy)} ·{' '}
      {t(changeStates[state])}
    </>
  );
}

/** What was done about a person, the newest first. */
export function CareHistory({ observation, colleagues }: { observation: Cared; colleagues: readonly Colleague[] | undefined }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const nameOf = (account: string): string => colleagues?.find(({ id }) => id === account)?.handle ?? t('care.colleague');
  const entries: Entry[] = [
    ...observation.calls.map((call) => ({ id: call.id, at: call.at, shown: <CallSaid call={call} nameOf={nameOf} /> })),
    ...observation.visits.map((visit) => ({ id: visit.id, at: visit.at, shown: <VisitSaid visit={visit} nameOf={nameOf} /> })),
    ...observation.changes.map((change) => ({ id: change.id, at: change.askedAt, shown: <ChangeSaid change={change} nameOf={nameOf} /> })),
  ].sort((one, other) => other.at.localeCompare(one.at));
  return (
    <section>
      <h3>{t('care.history')}</h3>
      {entries.length === 0 && <p className="small">{t('care.nothing')}</p>}
      <ul className="care-history">
        {entries.map(({ id, at, shown }) => (
          <li key={id}>
            <span className="small">{momentOf(speech, at)}</span> {shown}
          </li>
        ))}
      </ul>
    </section>
  );
}
