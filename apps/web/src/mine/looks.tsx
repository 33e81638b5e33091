import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Failed, Waiting } from '../app/states.js';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { roleNames } from '../session/role-names.js';
import { type Look, WhoLooked } from './mine.graph.js';

function LookLine({ look, officeOf }: { look: Look; officeOf: (code: string) => string | undefined }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { index, at, role, officeCode, text } = look;
  const office = officeCode ? officeOf(officeCode) : undefined;
  const who = role ? [office, roleNames[role] ? t(roleNames[role]) : role].filter(Boolean).join(' · ') : t('mine.lookBySystem');
  return (
    <li>
      <p className="small">{momentOf(speech, at)}</p>
      <p>
        <b>{who}</b>
      </p>
      <p>{text}</p>
      <p className="small">{t('mine.lookNumber', { index })}</p>
    </li>
  );
}

/** Who looked, when and why, the newest first, in words of the reader; no name of whoever looked, but a reference by which they are found. */
export function Looks({ officeOf }: { officeOf: (code: string) => string | undefined }): ReactNode {
  const { t } = useSpeech();
  const { data, error, refetch, fetchMore } = useQuery(WhoLooked, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
    variables: { after: null },
  });
  const page = data?.whoLookedAtUs;
  const more = (): void =>
    void fetchMore({
      variables: { after: page?.endCursor },
      updateQuery: (before, { fetchMoreResult: { whoLookedAtUs: next } }) => ({
        whoLookedAtUs: { ...next, nodes: [...before.whoLookedAtUs.nodes, ...next.nodes] },
      }),
    }).catch(() => {});
  return (
    <section className="card looks" id="looks">
      <h2>{t('mine.looks')}</h2>
      <p className="small">{t('mine.deleted')}</p>
      {!page && (error ? <Failed error={error} again={() => void refetch().catch(() => {})} /> : <Waiting rows={4} />)}
      {page?.nodes.length === 0 && <p>{t('mine.looksNone')}</p>}
      <ul>
        {page?.nodes.map((look) => (
          <LookLine key={look.index} look={look} officeOf={officeOf} />
        ))}
      </ul>
      {page?.endCursor && (
        <Button size="large" className="no-print" onClick={more}>
          {t('mine.looksMore')}
        </Button>
      )}
    </section>
  );
}
