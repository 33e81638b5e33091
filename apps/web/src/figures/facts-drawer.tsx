import { useApolloClient } from '@apollo/client/react';
import { Button, Drawer } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Failed, Waiting } from '../app/states.js';
import { momentOf } from '../language/dates.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { type Fact, factsOf, type FigureName, pageOf } from './facts.graph.js';
import { factNames } from './fact-names.js';
import { SortedTable } from './sorted-table.js';

interface Loaded {
  facts: Fact[];
  next: string | null;
  error?: unknown;
}

function useFacts(figure: FigureName, code: string): [Loaded | undefined, () => void] {
  const graph = useApolloClient();
  const [loaded, setLoaded] = useState<Loaded>();
  const load = useCallback(
    async (before: Loaded | undefined) => {
      const query = factsOf[figure] as (typeof factsOf)['masks'];
      const { data, error } = await graph.query({ query, variables: { code, after: before?.next ?? null }, fetchPolicy: 'no-cache' });
      const { facts, next } = pageOf((data?.area as Record<string, unknown> | undefined)?.[figure]);
      setLoaded({ facts: [...(before?.facts ?? []), ...facts], next, ...(error && facts.length === 0 && { error }) });
    },
    [graph, figure, code],
  );
  useEffect(() => void load(undefined).catch((error: unknown) => setLoaded({ facts: [], next: null, error })), [load]);
  return [loaded, () => void load(loaded)];
}

/** What is behind a figure: time, what, where and a reference, and nobody's name. */
function Facts({ figure, code, title, nameOf }: Opened & { title: string }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const [loaded, more] = useFacts(figure, code);
  if (!loaded) return <Waiting />;
  if (loaded.error) return <Failed error={loaded.error} again={more} />;
  if (loaded.facts.length === 0) return <p>{t('facts.none')}</p>;
  const whatOf = (type: string): string => (factNames[type] ? t(factNames[type]) : type);
  return (
    <>
      <SortedTable
        caption={title}
        rows={loaded.facts}
        idOf={({ id, type }) => id + type}
        columns={[
          { key: 'at', title: t('facts.time'), value: ({ at }) => at, shown: ({ at }) => momentOf(speech, at) },
          { key: 'type', title: t('facts.what'), value: ({ type }) => whatOf(type) },
          { key: 'where', title: t('facts.where'), value: ({ areaCode }) => nameOf(areaCode) },
          { key: 'id', title: t('facts.id'), value: ({ id }) => id, shown: ({ id }) => <code title={id}>{id.slice(-6)}</code> },
        ]}
      />
      {loaded.next && <Button onClick={more}>{t('facts.more')}</Button>}
    </>
  );
}

export interface Opened {
  figure: FigureName;
  code: string;
  /** How people call the area with this code. */
  nameOf: (code: string) => string;
}

export function FactsDrawer({ opened, titleKey, close }: { opened: Opened | undefined; titleKey: TextKey; close: () => void }): ReactNode {
  const { t } = useSpeech();
  const title = t('facts.title', { figure: t(titleKey) });
  return (
    <Drawer open={opened !== undefined} onClose={close} title={title} size={720} destroyOnHidden>
      {opened && <Facts {...opened} title={title} />}
    </Drawer>
  );
}
