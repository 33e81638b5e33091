import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Failed, Waiting } from '../app/states.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { Documents } from './documents.js';
import { type Households, HouseholdsOfRoom } from './rooms.graph.js';

type Household = Households[number];
type Resident = Household['residents'][number];

const relations: Record<Resident['relation'], TextKey> = {
  head: 'relation.head',
  spouse: 'relation.spouse',
  child: 'relation.child',
  parent: 'relation.parent',
  other_relative: 'relation.other_relative',
  tenant: 'relation.tenant',
  other: 'relation.other',
};

const flags: Record<Resident['flags'][number], TextKey> = {
  lives_alone_elderly: 'flag.lives_alone_elderly',
  limited_mobility: 'flag.limited_mobility',
  pregnant: 'flag.pregnant',
  infant: 'flag.infant',
  chronic_illness: 'flag.chronic_illness',
  no_phone: 'flag.no_phone',
  foreign_national: 'flag.foreign_national',
};

const tenures: Record<Household['tenure'], TextKey> = {
  owner: 'tenure.owner',
  tenant: 'tenure.tenant',
  collective: 'tenure.collective',
  dormitory: 'tenure.dormitory',
};

function Person({ resident }: { resident: Resident }): ReactNode {
  const { t } = useSpeech();
  const { name, relation, birthDate, phones, language } = resident;
  return (
    <li>
      <p>
        <b>{name.original}</b> {name.latin && <span className="small">{name.latin}</span>} · {t(relations[relation])}
        {birthDate && ` · ${t('rooms.born', { year: birthDate.slice(0, 4) })}`}
        {language !== 'zh' && <span className="tag">{language}</span>}
      </p>
      {phones.map((phone) => (
        <p key={phone}>{phone.includes('*') ? phone : <a href={`tel:${phone}`}>{phone}</a>}</p>
      ))}
      {resident.flags.length > 0 && <p className="small">{resident.flags.map((flag) => t(flags[flag])).join(' · ')}</p>}
      <Documents resident={resident} />
    </li>
  );
}

/** Who lives in a room, as clearly as this reader may see it: the service masks, never this page. */
export function HouseholdPeople({ code }: { code: string }): ReactNode {
  const { t } = useSpeech();
  const { data, error, refetch } = useQuery(HouseholdsOfRoom, { variables: { code }, fetchPolicy: 'no-cache' });
  const households = data?.area?.households;
  if (!households) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting rows={3} />;
  if (households.length === 0) return <p className="small">{t('rooms.nobodyRegistered')}</p>;
  return households.map(({ id, number, tenure, residents }) => (
    <section key={id} className="household">
      <h3>{t('rooms.household', { number, tenure: t(tenures[tenure]) })}</h3>
      <ul>
        {residents.map((resident) => (
          <Person key={resident.id} resident={resident} />
        ))}
      </ul>
    </section>
  ));
}
