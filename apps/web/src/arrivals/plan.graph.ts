import { graphql, type ResultOf } from '../graph/graphql.js';

export const FindDoor = graphql(`
  query FindDoor($text: String!, $within: ID!) {
    findAddress(text: $text, within: $within, first: 8) {
      roomCode
      compound
      building
      unit
      room
    }
  }
`);

export const WhoLivesThere = graphql(`
  query WhoLivesThere($code: ID!) {
    area(code: $code) {
      code
      households {
        id
        number
        residents {
          id
          name {
            original
            latin
          }
        }
      }
    }
  }
`);

export const PlanTrip = graphql(`
  mutation PlanTrip($input: PlanTripInput!) {
    planTrip(input: $input) {
      id
      state
    }
  }
`);

export type Door = ResultOf<typeof FindDoor>['findAddress'][number];
