import { graphql, type ResultOf } from '../graph/graphql.js';

export const UnmaskResidents = graphql(`
  mutation UnmaskResidents($residentIds: [ID!]!, $purpose: UnmaskPurpose!, $confirmed: Boolean!) {
    unmaskResidents(residentIds: $residentIds, purpose: $purpose, confirmed: $confirmed) {
      id
      name {
        original
        latin
      }
      phones
      documents {
        kind
        number
      }
    }
  }
`);

export type Unmasked = ResultOf<typeof UnmaskResidents>['unmaskResidents'][number];
