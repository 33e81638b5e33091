import { graphql } from '../graph/graphql.js';

const page = graphql(`
  fragment FactsPage on FactPage @_unmask {
    nodes {
      id
      type
      at
      areaCode
    }
    endCursor
  }
`);

/** What is behind a figure, named like the figure itself. */
export const factsOf = {
  masks: graphql(
    `
      query MaskFacts($code: ID!, $after: String) {
        area(code: $code) {
          code
          masks {
            events(first: 50, after: $after) {
              ...FactsPage
            }
          }
        }
      }
    `,
    [page],
  ),
  help: graphql(
    `
      query HelpFacts($code: ID!, $after: String) {
        area(code: $code) {
          code
          help {
            events(first: 50, after: $after) {
              ...FactsPage
            }
          }
        }
      }
    `,
    [page],
  ),
  arrivals: graphql(
    `
      query ArrivalFacts($code: ID!, $after: String) {
        area(code: $code) {
          code
          arrivals {
            events(first: 50, after: $after) {
              ...FactsPage
            }
          }
        }
      }
    `,
    [page],
  ),
  gateFlow: graphql(
    `
      query GateFacts($code: ID!, $after: String) {
        area(code: $code) {
          code
          gateFlow {
            events(first: 50, after: $after) {
              ...FactsPage
            }
          }
        }
      }
    `,
    [page],
  ),
  reach: graphql(
    `
      query ReachFacts($code: ID!, $after: String) {
        area(code: $code) {
          code
          reach {
            events(first: 50, after: $after) {
              ...FactsPage
            }
          }
        }
      }
    `,
    [page],
  ),
  passes: graphql(
    `
      query PassFacts($code: ID!, $after: String) {
        area(code: $code) {
          code
          passes {
            events(first: 50, after: $after) {
              ...FactsPage
            }
          }
        }
      }
    `,
    [page],
  ),
  observation: graphql(`
    query ObservationFacts($code: ID!, $after: String) {
      area(code: $code) {
        code
        observation {
          events(first: 50, after: $after) {
            edges {
              cursor
              node {
                id
                type
                at
                areaCode
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  `),
} as const;

export type OwnFigure = keyof typeof factsOf;

export interface Fact {
  id: string;
  type: string;
  at: string;
  areaCode: string;
}

export interface Facts {
  facts: Fact[];
  next: string | null;
}

/** The two shapes in which services answer pages; undefined where the service tells this reader no single events. */
export function pageOf(figure: unknown): Facts | undefined {
  const { events } = (figure ?? {}) as {
    events?: {
      nodes?: Fact[];
      endCursor?: string | null;
      edges?: { node: Fact }[];
      pageInfo?: { hasNextPage: boolean; endCursor: string | null };
    } | null;
  };
  if (events === null) return undefined;
  if (events?.nodes) return { facts: events.nodes, next: events.endCursor ?? null };
  const next = events?.pageInfo?.hasNextPage ? events.pageInfo.endCursor : null;
  return { facts: events?.edges?.map(({ node }) => node) ?? [], next };
}
