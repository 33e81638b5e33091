import { useApolloClient } from '@apollo/client/react';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useSpeech } from '../language/language.js';
import './household.css';
import { FindRooms, type FoundRoom, HouseholdsAt } from './household.graph.js';

export interface FoundHousehold {
  id: string;
  /** Room, and which household of it where there are several. */
  said: string;
}

const saidOf = ({ compound, building, unit, room }: FoundRoom): string => [compound, building, unit, room].filter(Boolean).join(' ');

interface Search {
  rooms?: FoundRoom[];
  households?: FoundHousehold[];
  failed?: boolean;
}

function useSearch(within: string, pick: (household: FoundHousehold) => void) {
  const { t } = useSpeech();
  const graph = useApolloClient();
  const [search, setSearch] = useState<Search>({});
  const find = async (text: string): Promise<void> => {
    const { data } = await graph.query({ query: FindRooms, variables: { text, within }, fetchPolicy: 'no-cache' });
    setSearch(data?.findAddress ? { rooms: data.findAddress } : { failed: true });
  };
  const open = async (room: FoundRoom): Promise<void> => {
    const { data } = await graph.query({ query: HouseholdsAt, variables: { code: room.roomCode }, fetchPolicy: 'no-cache' });
    const living = data?.area?.households?.filter(({ closedAt }) => closedAt === null);
    if (!living) return setSearch({ failed: true });
    const named = (number: number): string => (living.length > 1 ? `${saidOf(room)} · ${t('find.household', { number })}` : saidOf(room));
    const households = living.map(({ id, number }) => ({ id, said: named(number) }));
    if (households[0] && households.length === 1) choose(households[0]);
    else setSearch({ households });
  };
  const choose = (household: FoundHousehold): void => {
    setSearch({});
    pick(household);
  };
  const guarded = (work: Promise<void>): void => void work.catch(() => setSearch({ failed: true }));
  return { search, find: (text: string) => guarded(find(text)), open: (room: FoundRoom) => guarded(open(room)), choose };
}

/** A household by its address as people say it: `3号楼502`, part of a number, pinyin. Never by a name. */
export function HouseholdFinder({ within, pick }: { within: string; pick: (household: FoundHousehold) => void }): ReactNode {
  const { t } = useSpeech();
  const [text, type] = useState('');
  const { search, find, open, choose } = useSearch(within, pick);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') find(text.trim());
  };
  const nothing = search.failed ? t('state.failed') : search.rooms?.length === 0 ? t('find.noRoom') : t('find.nobody');
  return (
    <form className="household-finder no-print" role="search" onSubmit={submit}>
      <label>
        {t('find.address')}
        <input
          className="plain-input"
          autoComplete="off"
          placeholder={t('find.example')}
          value={text}
          onChange={({ target }) => type(target.value)}
        />
      </label>
      <Button htmlType="submit">{t('find.find')}</Button>
      <ul className="found">
        {search.rooms?.map((room) => (
          <li key={room.roomCode}>
            <button type="button" className="quiet line" onClick={() => open(room)}>
              {saidOf(room)}
            </button>
          </li>
        ))}
        {search.households?.map((household) => (
          <li key={household.id}>
            <button type="button" className="quiet line" onClick={() => choose(household)}>
              {household.said}
            </button>
          </li>
        ))}
      </ul>
      {(search.failed || search.rooms?.length === 0 || search.households?.length === 0) && <p role="status">{nothing}</p>}
    </form>
  );
}
