import { useQuery } from '@apollo/client/react';
import { type Entry, Trail } from './audit.graph.js';
import type { filterOf } from './asked.js';

export interface FoundEntries {
  entries: Entry[] | undefined;
  error: unknown;
  again: () => void;
  /** Loads the next page; undefined when all are here. */
  more: (() => void) | undefined;
}

/** What the ledger has of it, page after page. The last ones stay while nothing answers. */
export function useTrail(filter: ReturnType<typeof filterOf>): FoundEntries {
  const { data, error, refetch, fetchMore } = useQuery(Trail, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const after = data?.auditTrail.endCursor;
  const more = (): void =>
    void fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: { auditTrail: next } }) => ({
        auditTrail: { ...next, nodes: [...before.auditTrail.nodes, ...next.nodes] },
      }),
    }).catch(() => {});
  return { entries: data?.auditTrail.nodes, error, again: () => void refetch().catch(() => {}), more: after ? more : undefined };
}
