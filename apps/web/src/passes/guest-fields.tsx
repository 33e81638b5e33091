import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { daysOn, todayInChina } from '../language/dates.js';
import { type TextKey, useSpeech } from '../language/language.js';
import type { Guest } from './guest.rules.js';
import { PeopleOfHousehold } from './issue.graph.js';

interface Fields {
  guest: Guest;
  change: (part: Partial<Guest>) => void;
}

type Typed = 'name' | 'phone' | 'plate' | 'day' | 'from' | 'until';

interface One extends Fields {
  of: Typed;
  title: TextKey;
  type?: 'text' | 'tel' | 'date' | 'time';
  placeholder?: string;
  max?: string;
}

function Field({ guest, change, of, title, type = 'text', ...more }: One): ReactNode {
  const { t } = useSpeech();
  return (
    <label className="guest-field">
      {t(title)}
      <input
        className="plain-input"
        autoComplete="off"
        type={type}
        {...(type === 'date' && { min: todayInChina() })}
        {...more}
        value={guest[of]}
        onChange={({ target }) => change({ [of]: target.value })}
      />
    </label>
  );
}

const longestDays = 180;
const aheadDays = 14;

export const VisitorFields = (fields: Fields): ReactNode => (
  <>
    <Field {...fields} of="name" title="pass.visitorName" />
    <Field {...fields} of="phone" title="pass.visitorPhone" type="tel" />
    <Field {...fields} of="day" title="pass.visitDay" type="date" max={daysOn(todayInChina(), aheadDays)} />
    <div className="guest-hours">
      <Field {...fields} of="from" title="pass.visitFrom" type="time" />
      <Field {...fields} of="until" title="pass.visitUntil" type="time" />
    </div>
  </>
);

/** One of the household, or nobody named. */
function Driver({ guest, change }: Fields): ReactNode {
  const { t } = useSpeech();
  const id = guest.household?.id;
  const { data } = useQuery(PeopleOfHousehold, { variables: { id: id ?? '' }, skip: id === undefined, fetchPolicy: 'no-cache' });
  const people = data?.household?.residents.filter(({ mergedInto }) => mergedInto === null) ?? [];
  return (
    <label className="guest-field">
      {t('pass.driver')}
      <select className="plain-select wide" value={guest.driver} onChange={({ target }) => change({ driver: target.value })}>
        <option value="">{t('pass.noDriver')}</option>
        {people.map((resident) => (
          <option key={resident.id} value={resident.id}>
            {resident.name.original}
          </option>
        ))}
      </select>
    </label>
  );
}

export const VehicleFields = (fields: Fields): ReactNode => (
  <>
    <Field {...fields} of="plate" title="pass.plate" placeholder="沪A·12345" />
    <Driver {...fields} />
    <Field {...fields} of="day" title="pass.validUntil" type="date" max={daysOn(todayInChina(), longestDays - 1)} />
  </>
);
