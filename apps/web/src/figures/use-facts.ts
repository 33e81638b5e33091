import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useState } from 'react';
import { type Fact, type Facts, factsOf, pageOf } from './facts.graph.js';
import { type FigureName, LedgerFacts, ledgerTypes } from './ledger-facts.graph.js';

const dayMs = 86_400_000;
/** A figure of the board looks back no further. */
const daysBack = 14;

export interface Loaded {
  facts: Fact[];
  next: string | null;
  /** From the ledger, because the service that counts tells no single events. */
  fromLedger: boolean;
  error?: unknown;
}

/** A moment that is the same for all pages of one list. */
interface Asked {
  figure: FigureName;
  code: string;
  /** Null: as known now. */
  reportedAt: string | null;
  now: number;
}

async function counted(graph: ApolloClient, { figure, code }: Asked, after: string | null): Promise<Facts | undefined> {
  if (figure === 'coverage') return undefined;
  const query = factsOf[figure] as (typeof factsOf)['masks'];
  const { data, error } = await graph.query({ query, variables: { code, after }, fetchPolicy: 'no-cache' });
  if (error && !data?.area) throw error;
  return pageOf((data?.area as Record<string, unknown> | undefined)?.[figure]);
}

async function recorded(graph: ApolloClient, { figure, code, reportedAt, now }: Asked, after: string | null): Promise<Facts> {
  const until = reportedAt ?? new Date(now).toISOString();
  const from = new Date(Date.parse(until) - daysBack * dayMs).toISOString();
  const variables = { code, types: [...ledgerTypes[figure]], from, until, reportedAt, after };
  const { data, error } = await graph.query({ query: LedgerFacts, variables, fetchPolicy: 'no-cache' });
  if (!data?.figureEvents) throw error ?? new Error('');
  return { facts: data.figureEvents.nodes, next: data.figureEvents.endCursor };
}

const failed = (error: unknown): Loaded => ({ facts: [], next: null, fromLedger: false, error });

/** The events behind a figure: as the service that counts knows them now, or as the ledger had them at a moment. */
export function useFacts(figure: FigureName, code: string, reportedAt: string | null): [Loaded | undefined, () => void] {
  const graph = useApolloClient();
  const [now] = useState(() => Date.now());
  const [loaded, setLoaded] = useState<Loaded>();
  const load = useCallback(
    async (before?: Loaded): Promise<Loaded> => {
      const asked = { figure, code, reportedAt, now };
      const after = before?.next ?? null;
      const own = reportedAt === null && !before?.fromLedger ? await counted(graph, asked, after) : undefined;
      const { facts, next } = own ?? (await recorded(graph, asked, after));
      return { facts: [...(before?.facts ?? []), ...facts], next, fromLedger: own === undefined };
    },
    [graph, figure, code, reportedAt, now],
  );
  useEffect(() => {
    let wanted = true;
    setLoaded(undefined);
    void load()
      .catch(failed)
      .then((answer) => wanted && setLoaded(answer));
    return () => {
      wanted = false;
    };
  }, [load]);
  return [
    loaded,
    () =>
      void load(loaded?.error ? undefined : loaded)
        .catch(failed)
        .then(setLoaded),
  ];
}
