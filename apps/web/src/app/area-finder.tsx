import { useApolloClient, useQuery } from '@apollo/client/react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { graphql, type ResultOf } from '../graph/graphql.js';
import { useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { useSession } from '../session/session-context.js';
import { addressOf } from './place.js';
import { homeArea } from './screens.js';
import { useHere } from './use-here.js';
import { useSettled } from './use-settled.js';

const FindArea = graphql(`
  query FindArea($text: String!, $within: ID!) {
    findArea(text: $text, within: $within) {
      code
      kind
      name {
        zh
        en
        ja
        ko
      }
    }
  }
`);

type Found = ResultOf<typeof FindArea>['findArea'][number];
const settleMs = 150;

/** What fits the typed text; the one before it stays until the next is known. */
function useFinder() {
  const { person } = useSession();
  const { screen } = useHere();
  const [, go] = useLocation();
  const graph = useApolloClient();
  const within = homeArea(person.grants);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const settled = useSettled(text.trim(), settleMs);
  const { data, previousData } = useQuery(FindArea, { variables: { text: settled, within }, skip: settled === '' });
  const found = text.trim() === '' ? [] : ((data ?? previousData)?.findArea ?? []);
  const type = (typed: string): void => {
    setText(typed);
    setAt(0);
  };
  const pick = ({ code }: Found): void => {
    type('');
    go(addressOf(code, screen));
  };
  /** Whoever types fast and presses Enter is taken where the whole text leads. */
  const enter = async (): Promise<void> => {
    if (text.trim() === '') return;
    const { data: known } = await graph.query({ query: FindArea, variables: { text: text.trim(), within } });
    const chosen = known?.findArea[at] ?? known?.findArea[0];
    if (chosen) pick(chosen);
  };
  const isNothing = settled !== '' && settled === text.trim() && data?.findArea.length === 0;
  return { text, type, at, setAt, found, pick, enter: () => void enter().catch(() => {}), isNothing };
}

/** Another area by name, pinyin, initials or code; the screen stays. Arrows choose, Enter goes there, Escape leaves. */
export function AreaFinder(): ReactNode {
  const { t, language } = useSpeech();
  const { text, type, at, setAt, found, pick, enter, isNothing } = useFinder();
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') type('');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || found.length === 0) return;
    event.preventDefault();
    setAt((at + step + found.length) % found.length);
  };
  return (
    <form
      className="area-finder"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <input
        id="find-area"
        className="plain-input"
        role="combobox"
        aria-label={t('frame.find')}
        aria-expanded={found.length > 0}
        aria-controls="areas-found"
        aria-autocomplete="list"
        aria-activedescendant={found[at] && `area-${found[at].code}`}
        placeholder={t('frame.find')}
        autoComplete="off"
        value={text}
        onKeyDown={press}
        onChange={({ target }) => type(target.value)}
      />
      <ul id="areas-found" role="listbox" aria-label={t('frame.found')} hidden={found.length === 0}>
        {found.map((area, index) => (
          <li key={area.code} id={`area-${area.code}`} role="option" aria-selected={index === at} onClick={() => pick(area)}>
            {nameIn(area.name, language)} <span className="small">{area.code}</span>
          </li>
        ))}
      </ul>
      {isNothing && <span role="status">{t('frame.nothingFound')}</span>}
    </form>
  );
}
