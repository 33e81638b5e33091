import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Failed, Waiting } from '../app/states.js';
import { HouseholdFinder } from '../household/household-finder.js';
import { daysOn, todayInChina } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { IssuePlaces } from './issue.graph.js';
import { IssueResult } from './issue-result.js';
import { type Person, placesIn } from './people.rules.js';
import { useIssue, usePeople } from './use-issue.js';

const usualDays = 30;
const longestDays = 180;

interface Chosen {
  name: string;
  /** Undefined while they are counted, null where nothing answered. */
  people: Person[] | undefined | null;
  /** Of one household: each by name, and can be left out. */
  each: boolean;
}

function Places({ code, choose }: { code: string; choose: (name: string, place: string) => void }): ReactNode {
  const { t, language } = useSpeech();
  const { data } = useQuery(IssuePlaces, { variables: { code } });
  const places = data?.area ? placesIn(data.area, language) : [];
  const pick = (chosen: string): void => {
    const place = places.find((one) => one.code === chosen);
    if (place) choose(place.name, place.code);
  };
  if (data && places.length === 0) return <p className="small">{t('pass.placesBelow')}</p>;
  return (
    <label>
      {t('pass.wholePlace')}
      <select className="plain-select wide" value="" onChange={({ target }) => pick(target.value)}>
        <option value="">{t('pass.choosePlace')}</option>
        {places.map((place) => (
          <option key={place.code} value={place.code}>
            {place.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function People({ chosen, change }: { chosen: Chosen; change: (people: Person[]) => void }): ReactNode {
  const { t } = useSpeech();
  const [all] = useState(chosen.people ?? []);
  if (!chosen.each) return <p>{t('pass.peopleFound', { count: chosen.people?.length ?? 0 })}</p>;
  const stays = (one: Person): boolean => chosen.people?.includes(one) ?? false;
  return (
    <ul className="people">
      {all.map((one) => (
        <li key={one.residentId}>
          <label>
            <input
              type="checkbox"
              checked={stays(one)}
              onChange={() => change(all.filter((other) => (other === one ? !stays(one) : stays(other))))}
            />{' '}
            {one.said}
          </label>
        </li>
      ))}
    </ul>
  );
}

function Until({ until, choose }: { until: string; choose: (date: string) => void }): ReactNode {
  const { t } = useSpeech();
  const today = todayInChina();
  return (
    <label>
      {t('pass.validUntil')}
      <input
        type="date"
        className="plain-input"
        required
        min={today}
        max={daysOn(today, longestDays - 1)}
        value={until}
        onChange={({ target }) => choose(target.value)}
      />
    </label>
  );
}

/** For a household, a building or a whole compound: one pass for each person. */
export function IssueResidents({ code, changed }: { code: string; changed: () => void }): ReactNode {
  const { t } = useSpeech();
  const people = usePeople();
  const { issuing, begin, again, forget } = useIssue(changed);
  const [chosen, setChosen] = useState<Chosen>();
  const [until, setUntil] = useState(() => daysOn(todayInChina(), usualDays));
  const choose = (name: string, each: boolean, load: Promise<Person[] | undefined>): void => {
    setChosen({ name, each, people: undefined });
    void load
      .catch(() => undefined)
      .then((found) => setChosen((now) => (now?.name === name ? { name, each, people: found ?? null } : now)));
  };
  if (issuing) return <IssueResult issuing={issuing} again={again} next={() => (forget(), setChosen(undefined))} />;
  return (
    <div className="issue">
      <HouseholdFinder within={code} pick={({ id, said }) => choose(said, true, people.ofHousehold(id))} />
      <Places code={code} choose={(name, place) => choose(name, false, people.ofPlace(place))} />
      {chosen && <h3>{chosen.name}</h3>}
      {chosen && chosen.people === undefined && <Waiting rows={2} />}
      {chosen?.people === null && <Failed error={undefined} />}
      {chosen?.people && <People key={chosen.name} chosen={chosen} change={(left) => setChosen({ ...chosen, people: left })} />}
      <Until until={until} choose={setUntil} />
      <Button type="primary" disabled={!chosen?.people?.length || until === ''} onClick={() => begin(chosen?.people ?? [], until)}>
        {t('pass.issueTo', { count: chosen?.people?.length ?? 0 })}
      </Button>
      <p className="small">{t('pass.issueHelp')}</p>
    </div>
  );
}
