import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { MissingRooms, type Missing, type MissingRoom } from './rooms.graph.js';

export interface MissingNow {
  total: number;
  rooms: MissingRoom[];
  /** Loads the next page; undefined when all are here. */
  more?: (() => void) | undefined;
}

interface Asked {
  missing: MissingNow | undefined;
  loading: boolean;
  error: unknown;
  again: () => void;
  /** All pages, for paper. */
  all: () => Promise<MissingRoom[]>;
}

const roomsOf = ({ edges }: Missing): MissingRoom[] => edges.map(({ node }) => node);

/** The list of missing rooms of a campaign, page after page; with the number of people for whoever may know it. */
export function useMissingRooms(campaignId: string, code: string, people: boolean): Asked {
  const graph = useApolloClient();
  const variables = { campaignId, code, people };
  const { data, loading, error, fetchMore, refetch } = useQuery(MissingRooms, {
    variables,
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const page = data?.missingRooms;
  const after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  const more = (): void =>
    void fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: { missingRooms: next } }) =>
        next ? { missingRooms: { ...next, edges: [...(before.missingRooms?.edges ?? []), ...next.edges] } } : before,
    });
  const all = useCallback(async () => {
    const pageAfter = async (after: string | null): Promise<Missing | null | undefined> =>
      (await graph.query({ query: MissingRooms, variables: { campaignId, code, after, people }, fetchPolicy: 'no-cache' })).data
        ?.missingRooms;
    const rooms: MissingRoom[] = [];
    for (let page = await pageAfter(null); page; page = page.pageInfo.hasNextPage ? await pageAfter(page.pageInfo.endCursor) : null)
      rooms.push(...roomsOf(page));
    return rooms;
  }, [graph, campaignId, code, people]);
  const missing = page && { total: page.totalCount, rooms: roomsOf(page), more: after ? more : undefined };
  return { missing, loading: loading && !data, error, again: () => void refetch(), all };
}
