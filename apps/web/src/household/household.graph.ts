import { graphql, type ResultOf } from '../graph/graphql.js';

export const FindRooms = graphql(`
  query FindRooms($text: String!, $within: ID!) {
    findAddress(text: $text, within: $within, first: 8) {
      roomCode
      compound
      building
      unit
      room
    }
  }
`);

export const HouseholdsAt = graphql(`
  query HouseholdsAt($code: ID!) {
    area(code: $code) {
      code
      households {
        id
        number
        closedAt
      }
    }
  }
`);

export type FoundRoom = ResultOf<typeof FindRooms>['findAddress'][number];
