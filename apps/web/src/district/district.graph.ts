import { graphql, type ResultOf } from '../graph/graphql.js';
import { BoardChildFigures } from './board-child.graph.js';

/** Everything that the board of an area shows; asked once, and then pushed whenever it changes. */
export const BoardFigures = graphql(
  `
    fragment BoardFigures on Area @_unmask {
      code
      kind
      name {
        zh
        en
        ja
        ko
      }
      path
      population {
        rooms
        residents
        asOf
      }
      coverage {
        campaignId
        rooms
        ended
        missing
        asOf
      }
      observation {
        active
        due
        late
        missed
        fever
        released
        asOf
      }
      masks {
        booked
        called
        collected
        remaining
        asOf
      }
      help {
        open
        late
        delivered
        asOf
      }
      arrivals {
        expected
        arrived
        deferred
        asOf
      }
      passes {
        active
        suspended
        asOf
      }
      gateFlow {
        checks
        admitted
        refused
        referred
        asOf
        byHour {
          hour
          checks
          refused
          referred
        }
        refusalsByReason {
          reason
          text
          checks
        }
      }
      reach {
        targeted
        delivered
        read
        acknowledged
        asOf
        byLanguage {
          language
          targeted
          delivered
          read
          acknowledged
        }
      }
      children {
        ...BoardChildFigures
      }
    }
  `,
  [BoardChildFigures],
);

export const Board = graphql(
  `
    query Board($code: ID!) {
      area(code: $code) {
        ...BoardFigures
      }
    }
  `,
  [BoardFigures],
);

export const BoardLive = graphql(
  `
    subscription BoardLive($code: ID!) {
      areaChanged(areaCode: $code) {
        ...BoardFigures
      }
    }
  `,
  [BoardFigures],
);

export type BoardArea = NonNullable<ResultOf<typeof Board>['area']>;
export type BoardChild = BoardArea['children'][number];
