import { graphql, type ResultOf } from '../graph/graphql.js';

export const EntryShown = graphql(`
  fragment EntryShown on AuditEntry @_unmask {
    index
    at
    recordedAt
    type
    areaCode
    actor
    role
    action
    purpose
    reason
    decision
    resourceType
    resourceId
    count
    approvers
    residents
  }
`);

export const AuditHead = graphql(`
  query AuditHead($code: ID!) {
    area(code: $code) {
      code
      path
      name {
        zh
        en
        ja
        ko
      }
      children {
        code
        name {
          zh
          en
          ja
          ko
        }
        children {
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
  }
`);

export const Trail = graphql(
  `
    query Trail($filter: AuditFilter!, $after: String) {
      auditTrail(filter: $filter, first: 50, after: $after) {
        nodes {
          ...EntryShown
        }
        endCursor
      }
    }
  `,
  [EntryShown],
);

export const ProofOfEntry = graphql(`
  query ProofOfEntry($index: Int!) {
    ledgerProof(index: $index) {
      index
      size
      leaf
      hashes
      checkpoint
    }
    ledgerVerifierKey
  }
`);

export const Readers = graphql(`
  query Readers($areaCode: ID, $from: DateTime!, $until: DateTime!) {
    readers(areaCode: $areaCode, from: $from, until: $until) {
      actor
      roles
      readings
      people
      unmaskings
      lastAt
    }
    unusualReading(areaCode: $areaCode, from: $from, until: $until) {
      kind
      actor
      from
      until
      people
      entries
    }
  }
`);

export const PeopleReadBy = graphql(`
  query PeopleReadBy($actor: ID!, $areaCode: ID, $from: DateTime!, $until: DateTime!) {
    peopleReadBy(actor: $actor, areaCode: $areaCode, from: $from, until: $until) {
      residentId
      readings
      firstAt
      lastAt
      purposes
    }
  }
`);

export const Gaps = graphql(`
  query Gaps {
    ledgerGaps {
      source
      from
      until
    }
    ledgerSources {
      source
      records
      last
      lastAt
    }
    ledgerCheckpoint {
      size
      signedAt
      witnesses
    }
  }
`);

export type AuditHeadArea = NonNullable<ResultOf<typeof AuditHead>['area']>;
export type Entry = ResultOf<typeof Trail>['auditTrail']['nodes'][number];
export type Purpose = NonNullable<Entry['purpose']>;
export type Reader = ResultOf<typeof Readers>['readers'][number];
export type Unusual = ResultOf<typeof Readers>['unusualReading'][number];
export type PersonRead = ResultOf<typeof PeopleReadBy>['peopleReadBy'][number];
export type Proof = ResultOf<typeof ProofOfEntry>['ledgerProof'];
