import { useQuery } from '@apollo/client/react';
import { PassesOfHousehold, PassesUnder, type PassState, type ShownPass } from './passes.graph.js';

export interface ListedPasses {
  passes: ShownPass[] | undefined;
  error: unknown;
  again: () => void;
  /** Loads the next page; undefined when all are here. */
  more: (() => void) | undefined;
}

/** The passes of an area page after page, or all of one household. The last ones stay while nothing answers. */
export function usePassList(code: string, state: PassState | null, household: string | undefined): ListedPasses {
  const under = useQuery(PassesUnder, {
    variables: { code, state },
    skip: household !== undefined,
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const own = useQuery(PassesOfHousehold, {
    variables: { id: household ?? '' },
    skip: household === undefined,
    fetchPolicy: 'cache-and-network',
  });
  const page = under.data?.passes;
  const after = page?.endCursor;
  const more = (): void =>
    void under.fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: { passes: next } }) => ({
        passes: { ...next, nodes: [...before.passes.nodes, ...next.nodes] },
      }),
    });
  if (household !== undefined)
    return { passes: own.data?.passesOf, error: own.error, again: () => void own.refetch().catch(() => {}), more: undefined };
  return { passes: page?.nodes, error: under.error, again: () => void under.refetch().catch(() => {}), more: after ? more : undefined };
}
