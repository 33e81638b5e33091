import { graphql, type ResultOf } from '../graph/graphql.js';

export const ObservationCare = graphql(`
  query ObservationCare($id: ID!) {
    observation(id: $id) {
      id
      state
      startsAt
      endsAt
      dayNumber
      area {
        code
        path
        name {
          zh
          en
          ja
          ko
        }
      }
      resident {
        id
        name {
          original
          latin
        }
        phones
        language
        household {
          id
          room {
            code
            name {
              zh
              en
              ja
              ko
            }
          }
        }
      }
      visits {
        id
        at
        worker
        doctor
        condition
        temperature
        needs
        nextVisitAt
      }
      changes {
        id
        kind
        newEndsAt
        reason
        askedAt
        askedBy
        state
      }
    }
  }
`);

export const ObservationsOfHousehold = graphql(`
  query ObservationsOfHousehold($household: ID!) {
    observationsOfHousehold(householdId: $household) {
      id
      state
      resident {
        id
      }
    }
  }
`);

export const RecordVisit = graphql(`
  mutation RecordVisit($input: RecordVisitInput!) {
    recordVisit(input: $input) {
      id
    }
  }
`);

export type Cared = NonNullable<ResultOf<typeof ObservationCare>['observation']>;
export type Visit = Cared['visits'][number];
export type Change = Cared['changes'][number];
