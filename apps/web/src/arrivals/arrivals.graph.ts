import { graphql, type ResultOf } from '../graph/graphql.js';

const Journey = graphql(`
  fragment Journey on Trip @_unmask {
    id
    state
    origin
    leftOn
    plannedOn
    arrivedAt
    rule {
      listId
      startRule
    }
    vehicle {
      kind
      number
    }
    residents {
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
    history {
      at
      what
      advice
    }
  }
`);

export const ArrivalsOfArea = graphql(
  `
    query ArrivalsOfArea($code: ID!, $from: String!, $until: String!, $first: Int!) {
      area(code: $code) {
        code
        path
        name {
          zh
          en
          ja
          ko
        }
        arrivals {
          expected
          arrived
          deferred
          asOf
        }
      }
      expectedArrivals(areaCode: $code, from: $from, until: $until) {
        day
        expected
        deferred
      }
      coming: trips(areaCode: $code, states: [planned, deferred], from: $from, until: $until, first: $first) {
        ...Journey
      }
      here: trips(areaCode: $code, states: [arrived], first: 30) {
        ...Journey
      }
    }
  `,
  [Journey],
);

/** The building and the compound around a door. */
export const AroundDoor = graphql(`
  query AroundDoor($building: ID!, $compound: ID!) {
    building: area(code: $building) {
      code
      name {
        zh
        en
        ja
        ko
      }
    }
    compound: area(code: $compound) {
      code
      name {
        zh
        en
        ja
        ko
      }
    }
  }
`);

export const DeferTrip = graphql(`
  mutation DeferTrip($requestId: ID!, $tripId: ID!, $advice: TripAdvice!, $newDate: String!) {
    deferTrip(requestId: $requestId, tripId: $tripId, advice: $advice, newDate: $newDate) {
      id
      state
      plannedOn
    }
  }
`);

export const MarkArrived = graphql(`
  mutation MarkArrived($requestId: ID!, $tripId: ID!, $arrivedAt: DateTime!) {
    markArrived(requestId: $requestId, tripId: $tripId, arrivedAt: $arrivedAt) {
      id
      state
    }
  }
`);

export const RegisterTrip = graphql(`
  mutation RegisterTrip($requestId: ID!, $tripId: ID!) {
    registerTrip(requestId: $requestId, tripId: $tripId) {
      id
      state
    }
  }
`);

export const NotComing = graphql(`
  mutation NotComing($requestId: ID!, $tripId: ID!) {
    closeTrip(requestId: $requestId, tripId: $tripId, reason: not_coming) {
      id
      state
    }
  }
`);

export type ArrivalsData = ResultOf<typeof ArrivalsOfArea>;
export type ExpectedDay = ArrivalsData['expectedArrivals'][number];
export type Trip = ArrivalsData['here'][number];
