import { graphql, type ResultOf } from '../graph/graphql.js';

export const ObservationBoard = graphql(`
  query ObservationBoard($code: ID!, $after: String) {
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
      observation {
        active
        due
        late
        missed
        fever
        asOf
      }
    }
    observations(areaCode: $code, first: 40, after: $after) {
      edges {
        node {
          id
          state
          startsAt
          endsAt
          dayNumber
          changes {
            id
            kind
            newEndsAt
            reason
            evidence
            askedBy
            state
          }
          area {
            code
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
          calls {
            id
            outcome
          }
          needs {
            id
            need
          }
          fevers {
            id
            state
            temperature
            measuredAt
          }
          slots {
            id
            day
            opensAt
            closesAt
            state
            missedInARow
            reading {
              id
              temperature
              measuredAt
              takenBy
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const ObservationBoardLive = graphql(`
  subscription ObservationBoardLive($code: ID!) {
    areaChanged(areaCode: $code) {
      code
      observation {
        active
        due
        late
        missed
        fever
        asOf
      }
    }
  }
`);

export const ReportReadings = graphql(`
  mutation ReportReadings($requestId: ID!, $reading: ReadingInput!) {
    reportReadings(requestId: $requestId, readings: [$reading]) {
      accepted
      rejected {
        code
        message
      }
    }
  }
`);

export const AskObservationChange = graphql(`
  mutation AskObservationChange($input: AskObservationChangeInput!) {
    askObservationChange(input: $input) {
      id
      state
    }
  }
`);

export const DecideObservationChange = graphql(`
  mutation DecideObservationChange($requestId: ID!, $id: ID!, $approve: Boolean!) {
    approveObservationChange(requestId: $requestId, id: $id, approve: $approve) {
      id
      state
    }
  }
`);

export const ProposedObservations = graphql(`
  query ProposedObservations($code: ID!) {
    observations(areaCode: $code, states: [proposed], first: 100) {
      edges {
        node {
          id
          householdId
          inherited
          endsAt
          area {
            code
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
            }
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
        }
      }
    }
  }
`);

export const RefuseObservation = graphql(`
  mutation RefuseObservation($input: RefuseObservationInput!) {
    refuseObservation(input: $input) {
      id
      state
    }
  }
`);

export const ProposeObservation = graphql(`
  mutation ProposeObservation($input: ProposeObservationInput!) {
    proposeObservation(input: $input) {
      id
      state
    }
  }
`);

export const ObservationsOfHousehold = graphql(`
  query ObservationsOfHousehold($household: ID!) {
    observationsOfHousehold(householdId: $household) {
      id
      state
      endsAt
      refusedFor
      resident {
        id
      }
    }
  }
`);

export const ObservationRule = graphql(`
  query ObservationRule {
    observationRule {
      version
      arrival
      lastContact
    }
  }
`);

export const StartObservations = graphql(`
  mutation StartObservations($requestId: ID!, $ids: [ID!]!) {
    startObservations(requestId: $requestId, ids: $ids) {
      accepted
      rejected {
        code
        message
      }
    }
  }
`);

export type OfHousehold = ResultOf<typeof ObservationsOfHousehold>['observationsOfHousehold'][number];
export type Proposed = ResultOf<typeof ProposedObservations>['observations']['edges'][number]['node'];
export type BoardData = ResultOf<typeof ObservationBoard>;
export type Observed = BoardData['observations']['edges'][number]['node'];
export type Slot = Observed['slots'][number];
export type EndChange = Observed['changes'][number];
