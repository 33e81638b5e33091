import { useLazyQuery } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { graphql, type ResultOf } from '../graph/graphql.js';
import { useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { useSession } from '../session/session-context.js';
import { addressOf } from './place.js';
import { homeArea } from './screens.js';
import { useHere } from './use-here.js';

const Named = graphql(`
  fragment Named on Area @_unmask {
    code
    kind
    name {
      zh
      en
      ja
      ko
    }
  }
`);

const AreaTree = graphql(
  `
    query AreaTree($code: ID!) {
      area(code: $code) {
        ...Named
        children {
          ...Named
          children {
            ...Named
          }
        }
      }
    }
  `,
  [Named],
);

type Tree = NonNullable<ResultOf<typeof AreaTree>['area']>;

const walked = ['district', 'subdistrict', 'town', 'committee', 'compound'];
const flat = (tree: Tree) =>
  [tree, ...tree.children.flatMap((child) => [child, ...child.children])].filter(({ kind }) => walked.includes(kind));

/** Another area by a part of its name or code; the screen stays. The list is the browser's own. */
export function AreaFinder(): ReactNode {
  const { t, language } = useSpeech();
  const { person } = useSession();
  const { screen } = useHere();
  const [, go] = useLocation();
  const [load, { data }] = useLazyQuery(AreaTree);
  const [text, setText] = useState('');
  const areas = data?.area ? flat(data.area).map(({ code, name }) => ({ code, said: `${nameIn(name, language)} ${code}` })) : [];
  const found = areas.filter(({ said }) => text !== '' && said.includes(text));
  const pick = (typed: string): void => {
    const picked = areas.find(({ said }) => said === typed);
    setText(picked ? '' : typed);
    if (picked) go(addressOf(picked.code, screen));
  };
  return (
    <form
      className="area-finder"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (found[0]) pick(found[0].said);
      }}
    >
      <input
        id="find-area"
        className="plain-input"
        list="areas-found"
        aria-label={t('frame.find')}
        placeholder={t('frame.find')}
        autoComplete="off"
        value={text}
        onFocus={() => void load({ variables: { code: homeArea(person.grants) } })}
        onChange={({ target }) => pick(target.value)}
      />
      <datalist id="areas-found">
        {areas.map(({ code, said }) => (
          <option key={code} value={said} />
        ))}
      </datalist>
      {text !== '' && areas.length > 0 && found.length === 0 && <span role="status">{t('frame.nothingFound')}</span>}
    </form>
  );
}
