import { graphql, type ResultOf } from '../graph/graphql.js';

/** Compounds and buildings for whose people passes can be issued at once. */
export const IssuePlaces = graphql(`
  query IssuePlaces($code: ID!) {
    area(code: $code) {
      code
      kind
      name {
        zh
        en
        ja
        ko
      }
      children {
        code
        kind
        name {
          zh
          en
          ja
          ko
        }
        children {
          code
          kind
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
`);

/** Who lives there and holds no pass, by room; nobody's name is asked for. */
export const PeopleWithoutPass = graphql(`
  query PeopleWithoutPass($code: ID!, $after: ID) {
    peopleWithoutPass(areaCode: $code, first: 500, after: $after) {
      residentId
      placeName
    }
  }
`);

export const PeopleOfHousehold = graphql(`
  query PeopleOfHousehold($id: ID!) {
    household(id: $id) {
      id
      residents {
        id
        mergedInto
        name {
          original
        }
      }
    }
  }
`);

export const IssuePasses = graphql(`
  mutation IssuePasses($input: IssuePassesInput!) {
    issuePasses(input: $input) {
      accepted
      passes {
        id
        state
      }
      rejected {
        index
        code
        message
      }
    }
  }
`);

export type Places = NonNullable<ResultOf<typeof IssuePlaces>['area']>;
