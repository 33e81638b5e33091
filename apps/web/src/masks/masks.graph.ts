import { graphql, type ResultOf } from '../graph/graphql.js';

export const RoundShown = graphql(`
  fragment RoundShown on MaskRound @_unmask {
    id
    areaCode
    rule
    quota
    packs
    opensAt
    closesAt
    collectFrom
    collectUntil
    state
    phase
    price
    seedCommitment
    seed
    remaining
    calledUpTo
    item {
      id
      name
    }
    pharmacies {
      id
      name
    }
  }
`);

export const RoundsOfArea = graphql(
  `
    query RoundsOfArea($code: ID!, $figures: Boolean!) {
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
        masks @include(if: $figures) {
          booked
          called
          collected
          remaining
          asOf
        }
      }
      maskRounds(areaCode: $code) {
        ...RoundShown
      }
    }
  `,
  [RoundShown],
);

export const Reservations = graphql(`
  query Reservations($roundId: ID!, $state: ReservationState, $after: ID) {
    reservations(roundId: $roundId, state: $state, first: 200, after: $after) {
      id
      state
      number
      by
      collectFrom
      collectUntil
      noShows
      placeName
      pharmacy {
        id
        name
      }
      voucher {
        shortCode
      }
    }
  }
`);

export const SuppliesOfRound = graphql(`
  query SuppliesOfRound($roundId: ID!) {
    supplies(roundId: $roundId) {
      id
      pharmacyId
      day
      packs
      called
    }
  }
`);

export const RoundDraw = graphql(`
  query RoundDraw($id: ID!, $afterPlace: Int!) {
    roundDraw(id: $id, afterPlace: $afterPlace) {
      roundId
      seed
      commitment
      packs
      entries {
        place
        reservationId
      }
    }
  }
`);

/** What is needed to open a round: what is handed out, and where. */
export const RoundNeeds = graphql(`
  query RoundNeeds($code: ID!) {
    supplyItems(areaCode: $code) {
      id
      kind
      name
    }
    stores(areaCode: $code) {
      id
      kind
      name
    }
  }
`);

export type RoundsData = ResultOf<typeof RoundsOfArea>;
export type RoundsArea = NonNullable<RoundsData['area']>;
export type Round = RoundsData['maskRounds'][number];
export type Reservation = ResultOf<typeof Reservations>['reservations'][number];
export type Draw = ResultOf<typeof RoundDraw>['roundDraw'];
