/** What the gateway adds to the supergraph. */
export const liveTypes = `
  extend schema { subscription: Subscription }
  type Subscription {
    "The area now, and again whenever the coverage of a campaign in it changes; at most once a second."
    coverageChanged(areaCode: ID!): Area!
    "The area now, and again whenever one of its figures may have changed; at most once a second."
    areaChanged(areaCode: ID!): Area!
  }
`;
