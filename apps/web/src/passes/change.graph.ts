import { graphql } from '../graph/graphql.js';
import { PassShown } from './passes.graph.js';

export const SuspendPass = graphql(
  `
    mutation SuspendPass($requestId: ID!, $id: ID!, $reason: SuspensionReason!) {
      suspendPass(requestId: $requestId, id: $id, reason: $reason) {
        ...PassShown
      }
    }
  `,
  [PassShown],
);

export const RestorePass = graphql(
  `
    mutation RestorePass($requestId: ID!, $id: ID!) {
      restorePass(requestId: $requestId, id: $id) {
        ...PassShown
      }
    }
  `,
  [PassShown],
);

export const RevokePass = graphql(
  `
    mutation RevokePass($requestId: ID!, $id: ID!, $reason: RevocationReason!) {
      revokePass(requestId: $requestId, id: $id, reason: $reason) {
        ...PassShown
      }
    }
  `,
  [PassShown],
);

export const AppealPass = graphql(`
  mutation AppealPass($requestId: ID!, $id: ID!, $reason: AppealReason!) {
    appealPass(requestId: $requestId, id: $id, reason: $reason) {
      id
    }
  }
`);

export const DecideSuspension = graphql(
  `
    mutation DecideSuspension($requestId: ID!, $id: ID!, $yes: Boolean!) {
      decideSuspension(requestId: $requestId, id: $id, approved: $yes) {
        ...PassShown
      }
    }
  `,
  [PassShown],
);

export const DecideAppeal = graphql(
  `
    mutation DecideAppeal($requestId: ID!, $id: ID!, $yes: Boolean!) {
      decideAppeal(requestId: $requestId, id: $id, granted: $yes) {
        ...PassShown
      }
    }
  `,
  [PassShown],
);
