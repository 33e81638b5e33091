import { useLazyQuery, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Failed, Waiting } from '../app/states.js';
import { useSpeech } from '../language/language.js';
import { type Door, FindDoor, WhoLivesThere } from './plan.graph.js';
import type { Plan } from './use-plan.js';

interface Part {
  plan: Plan;
  change: (change: Partial<Plan>) => void;
}

const doorName = ({ compound, building, unit, room }: Door): string => `${compound} ${[building, unit, room].filter(Boolean).join('-')}`;

/** The door, as people say it. */
export function PlanDoor({ plan, change, area }: Part & { area: string }): ReactNode {
  const { t } = useSpeech();
  const [find, { data, loading, error }] = useLazyQuery(FindDoor, { fetchPolicy: 'no-cache' });
  const search = (): void => void find({ variables: { text: plan.address, within: area } });
  const doors = data?.findAddress;
  const pick = (door: Door): void => change({ address: doorName(door), roomCode: door.roomCode, householdId: '', residentIds: [] });
  return (
    <>
      <form
        className="reading"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <label className="field door">
          {t('arrival.door')}
          <input
            className="plain-input"
            placeholder={t('arrival.doorExample')}
            value={plan.address}
            onChange={({ target }) => change({ address: target.value, roomCode: '', householdId: '', residentIds: [] })}
          />
        </label>
        <Button htmlType="submit" loading={loading} disabled={plan.address.trim() === ''}>
          {t('arrival.find')}
        </Button>
      </form>
      {error && <Failed error={error} again={search} />}
      {plan.roomCode === '' && doors?.length === 0 && <p>{t('arrival.noDoor')}</p>}
      {plan.roomCode === '' && doors && (
        <ul>
          {doors.map((door) => (
            <li key={door.roomCode}>
              <button type="button" className="quiet line" onClick={() => pick(door)}>
                {doorName(door)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Who of the people behind the door comes. */
export function PlanPeople({ plan, change }: Part): ReactNode {
  const { t } = useSpeech();
  const { data, error, refetch } = useQuery(WhoLivesThere, {
    variables: { code: plan.roomCode },
    skip: plan.roomCode === '',
    fetchPolicy: 'no-cache',
  });
  const households = data?.area?.households;
  if (plan.roomCode === '') return null;
  if (!households) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting rows={2} />;
  if (households.length === 0) return <p>{t('rooms.nobodyRegistered')}</p>;
  const turn = (householdId: string, id: string): void => {
    const before = plan.householdId === householdId ? plan.residentIds : [];
    const residentIds = before.includes(id) ? before.filter((other) => other !== id) : [...before, id];
    change({ householdId: residentIds.length > 0 ? householdId : '', residentIds });
  };
  return households.map(({ id: householdId, number, residents }) => (
    <fieldset key={householdId} className="people">
      <legend>{t('arrival.whoComes', { number })}</legend>
      {residents.map(({ id, name }) => (
        <label key={id} className="tick">
          <input type="checkbox" checked={plan.residentIds.includes(id)} onChange={() => turn(householdId, id)} /> {name.original}
          {name.latin && <span className="small"> {name.latin}</span>}
        </label>
      ))}
    </fieldset>
  ));
}
