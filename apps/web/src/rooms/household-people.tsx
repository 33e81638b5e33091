import { useQuery } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { Failed, Waiting } from '../app/states.js';
import { flags, relations, tenures } from '../household/people-words.js';
import { useSpeech } from '../language/language.js';
import { AskPurpose } from '../people/ask-purpose.js';
import { AtHome, StartProposed, useObservationsOf } from '../observation/at-home.js';
import { Phone } from '../people/phone.js';
import type { Unmasked } from '../people/unmask.graph.js';
import { AnswersOf, type AnswersOfRoom } from './room-answers.js';
import { HouseholdPeople as PeopleQuery, type Households, HouseholdsOfRoom, type Resident } from './household.graph.js';

type Household = Households[number];

interface Living {
  resident: Resident;
  unmasked: Unmasked | undefined;
  children: ReactNode;
}

function Person({ resident, unmasked, children }: Living): ReactNode {
  const { t } = useSpeech();
  const { relation, birthDate, language } = resident;
  const { name, phones, documents } = unmasked ?? resident;
  return (
    <li>
      <p>
        <b>{name.original}</b> {name.latin && <span className="small">{name.latin}</span>} · {t(relations[relation])}
        {birthDate && ` · ${t('rooms.born', { year: birthDate.slice(0, 4) })}`}
        {language !== 'zh' && <span className="tag">{language}</span>}
      </p>
      <p>
        {phones.map((phone) => (
          <Phone key={phone} phone={phone} />
        ))}{' '}
        {documents.map(({ kind, number }) => (
          <code key={kind + number}>{number}</code>
        ))}
      </p>
      {resident.flags.length > 0 && <p className="small">{resident.flags.map((flag) => t(flags[flag])).join(' · ')}</p>}
      {children}
    </li>
  );
}

function HouseholdCard({ household, answers }: { household: Household; answers: AnswersOfRoom | undefined }): ReactNode {
  const { t } = useSpeech();
  const [shown, setShown] = useState<readonly Unmasked[]>([]);
  const { id, number, tenure } = household;
  const { data, error, refetch } = useQuery(PeopleQuery, { variables: { id }, fetchPolicy: 'no-cache' });
  const residents = data?.household?.residents;
  const observations = useObservationsOf(id);
  if (!residents) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting rows={3} />;
  return (
    <section className="household">
      <h3>{t('rooms.household', { number, tenure: t(tenures[tenure]) })}</h3>
      {shown.length === 0 ? (
        <AskPurpose ids={residents.map((resident) => resident.id)} onShown={setShown} />
      ) : (
        <p className="small">{t('purpose.written')}</p>
      )}
      <ul>
        {residents.map((resident) => (
          <Person key={resident.id} resident={resident} unmasked={shown.find((known) => known.id === resident.id)}>
            <AnswersOf resident={resident.id} answers={answers} />
            <AtHome resident={resident.id} observations={observations} />
          </Person>
        ))}
      </ul>
      <StartProposed observations={observations} />
    </section>
  );
}

/** Who lives in a room, masked by the service until a purpose was said. */
export function HouseholdPeople({ code, answers }: { code: string; answers: AnswersOfRoom | undefined }): ReactNode {
  const { t } = useSpeech();
  const { data, error, refetch } = useQuery(HouseholdsOfRoom, { variables: { code }, fetchPolicy: 'no-cache' });
  const households = data?.area?.households;
  if (!households) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting rows={3} />;
  if (households.length === 0) return <p className="small">{t('rooms.nobodyRegistered')}</p>;
  return households.map((household) => <HouseholdCard key={household.id} household={household} answers={answers} />);
}
