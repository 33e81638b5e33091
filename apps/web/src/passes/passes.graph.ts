import { graphql, type ResultOf } from '../graph/graphql.js';

export const PassShown = graphql(`
  fragment PassShown on Pass @_unmask {
    id
    number
    passClass
    residentId
    householdId
    validFrom
    validUntil
    hours {
      from
      until
    }
    state
    stateSince
    revokedFor
    placeName
    suspensionHistory {
      id
      reason
      state
      byRule
      askedAt
      decidedAt
    }
  }
`);

export const PassesHead = graphql(`
  query PassesHead($code: ID!) {
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
      passes {
        active
        suspended
        asOf
      }
    }
  }
`);

export const PassesUnder = graphql(
  `
    query PassesUnder($code: ID!, $state: PassState, $after: String) {
      passes(areaCode: $code, state: $state, first: 50, after: $after) {
        nodes {
          ...PassShown
        }
        endCursor
      }
    }
  `,
  [PassShown],
);

export const PassesOfHousehold = graphql(
  `
    query PassesOfHousehold($id: ID!) {
      passesOf(householdId: $id) {
        ...PassShown
      }
    }
  `,
  [PassShown],
);

export const PassNow = graphql(
  `
    query PassNow($id: ID!) {
      pass(id: $id) {
        ...PassShown
      }
    }
  `,
  [PassShown],
);

export const HolderOfPass = graphql(`
  query HolderOfPass($id: ID!) {
    resident(id: $id) {
      id
      name {
        original
        latin
      }
      phones
    }
  }
`);

export const DetailsOfPass = graphql(`
  query DetailsOfPass($id: ID!) {
    pass(id: $id) {
      id
      sealedDetails {
        plate
        visitorName
        visitorPhone
      }
    }
  }
`);

export const PassDecisions = graphql(`
  query PassDecisions($code: ID!, $approves: Boolean!, $decides: Boolean!) {
    suspensionsAsked(areaCode: $code) @include(if: $approves) {
      id
      passId
      reason
      askedAt
    }
    passAppeals(areaCode: $code) @include(if: $decides) {
      id
      passId
      reason
      askedAt
    }
  }
`);

export type PassHead = NonNullable<ResultOf<typeof PassesHead>['area']>;
export type ShownPass = ResultOf<typeof PassesUnder>['passes']['nodes'][number];
export type PassState = ShownPass['state'];
export type Revocation = NonNullable<ShownPass['revokedFor']>;
export type Suspension = ShownPass['suspensionHistory'][number];
export type Appeal = NonNullable<ResultOf<typeof PassDecisions>['passAppeals']>[number];
