import { graphql, type ResultOf } from '../graph/graphql.js';

/** Where the screen stands and which campaign it shows. */
export const RoomsHead = graphql(`
  query RoomsHead($code: ID!) {
    area(code: $code) {
      code
      kind
      path
      name {
        zh
        en
        ja
        ko
      }
      coverage {
        campaignId
        rooms
        ended
        missing
        asOf
      }
    }
    campaigns(areaCode: $code) {
      id
      state
      areaCode
    }
  }
`);

export const RoomsHeadLive = graphql(`
  subscription RoomsHeadLive($code: ID!) {
    areaChanged(areaCode: $code) {
      code
      coverage {
        campaignId
        rooms
        ended
        missing
        asOf
      }
    }
  }
`);

export const CoverageGrid = graphql(`
  query CoverageGrid($campaignId: ID!, $code: ID!) {
    coverageGrid(campaignId: $campaignId, areaCode: $code) {
      building {
        code
      }
      name
      rooms {
        targetId
        code
        label
        unit
        end
        personsKnown
        observed
      }
    }
  }
`);

export const MissingRooms = graphql(`
  query MissingRooms($campaignId: ID!, $code: ID!, $after: String, $people: Boolean!) {
    missingRooms(campaignId: $campaignId, areaCode: $code, first: 200, after: $after) {
      totalCount
      edges {
        node {
          id
          roomName
          personsKnown @include(if: $people)
          nextChannel
          nextAt
          room {
            code
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      buildings {
        name
        missing
        building {
          code
        }
      }
    }
  }
`);

export const RoomTargetNow = graphql(`
  query RoomTargetNow($id: ID!) {
    roomTarget(id: $id) {
      id
      campaignId
      end
      roomName
      personsKnown
      personsAnswered
      nextChannel
      nextAt
      room {
        code
      }
      attempts {
        id
        channel
        outcome
        at
        doorNote
      }
    }
  }
`);

export const RecordAttempt = graphql(`
  mutation RecordAttempt($attempt: AttemptInput!) {
    recordAttempts(attempts: [$attempt]) {
      accepted
      rejected {
        code
        message
      }
    }
  }
`);

export type Grid = NonNullable<ResultOf<typeof CoverageGrid>['coverageGrid']>;
export type GridBuilding = Grid[number];
export type GridRoom = GridBuilding['rooms'][number];
export type Missing = NonNullable<ResultOf<typeof MissingRooms>['missingRooms']>;
export type MissingRoom = Missing['edges'][number]['node'];
export type HeadData = ResultOf<typeof RoomsHead>;
export type TargetNow = NonNullable<ResultOf<typeof RoomTargetNow>['roomTarget']>;
