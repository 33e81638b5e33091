import { useQuery } from '@apollo/client/react';
import { Fragment, type ReactNode } from 'react';
import { Empty, Failed, Waiting } from '../app/states.js';
import { useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { AlsoKept, HouseholdKept } from './household-kept.js';
import { Looks } from './looks.js';
import './mine.css';
import { type MyHousehold, MyHouseholds } from './mine.graph.js';
import { PersonKept } from './person-kept.js';

/** Ways to the parts of a long page, large enough for a thumb. */
function Ways(): ReactNode {
  const { t } = useSpeech();
  return (
    <nav className="ways no-print" aria-label={t('mine.title')}>
      <a href="#kept">{t('mine.title')}</a>
      <a href="#looks">{t('mine.looks')}</a>
      <a href="#wrong">{t('mine.wrong')}</a>
    </nav>
  );
}

function Wrong({ office }: { office: string }): ReactNode {
  const { t } = useSpeech();
  return (
    <section className="card" id="wrong">
      <h2>{t('mine.wrong')}</h2>
      <p>{t('mine.wrongRecord', { office })}</p>
      <p>{t('mine.wrongLook')}</p>
    </section>
  );
}

function Mine({ households }: { households: readonly MyHousehold[] }): ReactNode {
  const { t, language } = useSpeech();
  const places = new Map(households.flatMap(({ above }) => above).map(({ code, name }) => [code, nameIn(name, language)]));
  const office = places.get(households[0]?.above[0]?.code ?? '') ?? t('mine.office');
  return (
    <div className="mine">
      <h1>{t('screen.mine')}</h1>
      <p>{t('mine.intro')}</p>
      <Ways />
      <div id="kept" className="mine-part">
        {households.map((household) => (
          <Fragment key={household.id}>
            <HouseholdKept household={household} />
            {household.residents.map((person) => (
              <PersonKept key={person.id} person={person} history={household.history} />
            ))}
            <AlsoKept household={household} />
          </Fragment>
        ))}
      </div>
      <Looks officeOf={(code) => places.get(code)} />
      <Wrong office={office} />
    </div>
  );
}

/** What is kept about me and my household, who looked at it, and whom to tell when something is wrong. */
export default function MineScreen(): ReactNode {
  const { t } = useSpeech();
  const { data, error, refetch } = useQuery(MyHouseholds, { fetchPolicy: 'cache-and-network' });
  const households = data?.myHouseholds;
  if (!households) return error ? <Failed error={error} again={() => void refetch().catch(() => {})} /> : <Waiting rows={12} />;
  if (households.length === 0) return <Empty title={t('mine.none')}>{t('mine.noneHelp')}</Empty>;
  return <Mine households={households} />;
}
