import { graphql } from '../graph/graphql.js';

/** What is shown of an area in a list of areas. */
export const BoardChildFigures = graphql(`
  fragment BoardChildFigures on Area @_unmask {
    code
    kind
    name {
      zh
      en
      ja
      ko
    }
    population {
      rooms
      residents
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
    }
    masks {
      booked
      collected
      remaining
    }
    help {
      open
      late
    }
  }
`);
