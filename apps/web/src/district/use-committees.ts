import { useQuery } from '@apollo/client/react';
import { graphql } from '../graph/graphql.js';
import { BoardChildFigures } from './board-child.graph.js';
import type { BoardArea, BoardChild } from './district.graph.js';

const Committees = graphql(
  `
    query Committees($code: ID!) {
      area(code: $code) {
        code
        children {
          code
          children {
            ...BoardChildFigures
          }
        }
      }
    }
  `,
  [BoardChildFigures],
);

const askAgainMs = 60_000;

/** Where work is done: the committees, also below a district, whose own children are subdistricts. */
export function useCommittees({ code, kind, children }: BoardArea): readonly BoardChild[] {
  const below = kind === 'district';
  const { data } = useQuery(Committees, { variables: { code }, skip: !below, pollInterval: askAgainMs });
  return below ? (data?.area?.children.flatMap((child) => child.children) ?? []) : children;
}
