import { graphql, type ResultOf } from '../graph/graphql.js';
import { RoundShown } from './masks.graph.js';

export const OpenRound = graphql(
  `
    mutation OpenRound($input: OpenRoundInput!) {
      openRound(input: $input) {
        ...RoundShown
      }
    }
  `,
  [RoundShown],
);

export const CloseRound = graphql(
  `
    mutation CloseRound($requestId: ID!, $id: ID!) {
      closeRound(requestId: $requestId, id: $id) {
        ...RoundShown
      }
    }
  `,
  [RoundShown],
);

export const BookForHousehold = graphql(`
  mutation BookForHousehold($input: BookReservationInput!) {
    bookReservation(input: $input) {
      message
      reservation {
        id
        number
        voucher {
          shortCode
        }
      }
    }
  }
`);

export const KeyPaperBookings = graphql(`
  mutation KeyPaperBookings($roundId: ID!, $rows: [PaperReservationInput!]!) {
    keyPaperReservations(roundId: $roundId, reservations: $rows) {
      accepted
      rejected {
        index
        code
        message
      }
    }
  }
`);

export const ConfirmSupply = graphql(`
  mutation ConfirmSupply($input: ConfirmSupplyInput!) {
    confirmSupply(input: $input) {
      id
      packs
      called
    }
  }
`);

export const RedeemVoucher = graphql(`
  mutation RedeemVoucher($input: RedeemVoucherInput!) {
    redeemVoucher(input: $input) {
      id
      number
      placeName
      byProxy
      round {
        id
        quota
        item {
          id
          name
        }
      }
    }
  }
`);

export type Redeemed = ResultOf<typeof RedeemVoucher>['redeemVoucher'];
