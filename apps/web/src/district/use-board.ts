import { useQuery, useSubscription } from '@apollo/client/react';
import { Board, type BoardArea, BoardLive } from './district.graph.js';

interface Asked {
  area: BoardArea | null | undefined;
  loading: boolean;
  error: unknown;
  again: () => void;
}

/** The figures of an area, asked once and then kept by what the gateway pushes: both land in the same place of the cache. */
export function useBoard(code: string): Asked {
  const { data, loading, error, refetch } = useQuery(Board, {
    variables: { code },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  useSubscription(BoardLive, { variables: { code }, errorPolicy: 'all' });
  return { area: data?.area, loading: loading && !data, error, again: () => void refetch() };
}
