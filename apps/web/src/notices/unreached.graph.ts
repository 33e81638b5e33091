import { graphql, type ResultOf } from '../graph/graphql.js';

const PlaceName = graphql(`
  fragment PlaceName on Area @_unmask {
    code
    name {
      zh
      en
      ja
      ko
    }
  }
`);

/** Messages of a notice that failed or that nobody confirmed, the newest first, and the households that had it on paper since. */
export const Unreached = graphql(`
  query Unreached($code: ID!, $noticeId: ID!, $after: String) {
    deliveries(areaCode: $code, filter: { noticeId: $noticeId, states: [failed, undeliverable, sent] }, first: 20, after: $after) {
      nodes {
        id
        channel
        state
        reason
        language
        householdId
        areaCode
      }
      endCursor
    }
    brought: deliveries(areaCode: $code, filter: { noticeId: $noticeId, channels: [print] }, first: 100) {
      nodes {
        id
        householdId
      }
    }
  }
`);

/** A door as people say it. */
export const PlaceOfDelivery = graphql(
  `
    query PlaceOfDelivery($householdId: ID!, $building: ID!, $compound: ID!) {
      household(id: $householdId) {
        id
        room {
          ...PlaceName
        }
      }
      building: area(code: $building) {
        ...PlaceName
      }
      compound: area(code: $compound) {
        ...PlaceName
      }
    }
  `,
  [PlaceName],
);

export const RecordDoorLetters = graphql(`
  mutation RecordDoorLetters($requestId: ID!, $deliveryIds: [ID!]!) {
    recordDoorLetters(requestId: $requestId, deliveryIds: $deliveryIds) {
      accepted
      rejected {
        index
        code
        message
      }
    }
  }
`);

export type UnreachedRow = ResultOf<typeof Unreached>['deliveries']['nodes'][number];
