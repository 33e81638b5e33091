import { graphql, type ResultOf } from '../graph/graphql.js';

export const HouseholdsOfRoom = graphql(`
  query HouseholdsOfRoom($code: ID!) {
    area(code: $code) {
      code
      households {
        id
        number
        tenure
      }
    }
  }
`);

export const HouseholdPeople = graphql(`
  query HouseholdPeople($id: ID!) {
    household(id: $id) {
      id
      residents {
        id
        relation
        name {
          original
          latin
        }
        birthDate
        phones
        language
        flags
        documents {
          kind
          number
        }
      }
    }
  }
`);

export type Households = NonNullable<NonNullable<ResultOf<typeof HouseholdsOfRoom>['area']>['households']>;
export type Resident = NonNullable<ResultOf<typeof HouseholdPeople>['household']>['residents'][number];
