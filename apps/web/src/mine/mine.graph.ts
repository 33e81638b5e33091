import { graphql, type ResultOf } from '../graph/graphql.js';

export const MyHouseholds = graphql(`
  query MyHouseholds {
    myHouseholds {
      id
      tenure
      above {
        code
        kind
        name {
          zh
          en
          ja
          ko
        }
      }
      room {
        code
        name {
          zh
          en
          ja
          ko
        }
      }
      history {
        at
        what
        residentId
      }
      residents {
        id
        relation
        name {
          original
          latin
        }
        phones
        emails
        documents {
          kind
          number
        }
        birthDate
        sex
        nationality
        language
        flags
        residenceKind
        inAreaSince
        completeness
      }
      trips {
        id
        state
        origin
        plannedOn
        arrivedAt
      }
    }
  }
`);

export const MyPasses = graphql(`
  query MyPasses($id: ID!) {
    passesOf(householdId: $id) {
      id
      number
      passClass
      state
      validUntil
    }
  }
`);

export const MyObservations = graphql(`
  query MyObservations($id: ID!) {
    observationsOfHousehold(householdId: $id) {
      id
      residentId
      state
      startsAt
      endsAt
    }
  }
`);

export const WhoLooked = graphql(`
  query WhoLooked($after: String) {
    whoLookedAtUs(first: 20, after: $after) {
      nodes {
        index
        at
        role
        officeCode
        text
      }
      endCursor
    }
  }
`);

export type MyHousehold = ResultOf<typeof MyHouseholds>['myHouseholds'][number];
export type Member = MyHousehold['residents'][number];
export type Look = ResultOf<typeof WhoLooked>['whoLookedAtUs']['nodes'][number];
export type Observed = ResultOf<typeof MyObservations>['observationsOfHousehold'][number];
