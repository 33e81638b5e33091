import { graphql, type ResultOf } from '../graph/graphql.js';

export const ObservationCare = graphql(`
  query ObservationCare($id: ID!) {
    observation(id: $id) {
      id
      state
      startsAt
      endsAt
      dayNumber
      area {
        code
        path
        name {
          zh
          en
          ja
          ko
        }
      }
      resident {
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
      calls {
        id
        at
        by
        outcome
        temperature
        symptoms
        needs
        note
      }
      visits {
        id
        at
        worker
        doctor
        condition
        temperature
        needs
        nextVisitAt
      }
      changes {
        id
        kind
        newEndsAt
        reason
        askedAt
        askedBy
        state
      }
    }
  }
`);

export const CallScript = graphql(`
  query CallScript($committee: ID!, $own: LetterLanguage!, $theirs: LetterLanguage!) {
    area(code: $committee) {
      code
      name {
        zh
        en
        ja
        ko
      }
    }
    own: callScript(language: $own) {
      lines {
        part
        text
      }
    }
    theirs: callScript(language: $theirs) {
      lines {
        part
        text
      }
    }
  }
`);

export const RecordCall = graphql(`
  mutation RecordCall($input: RecordCallInput!) {
    recordCall(input: $input) {
      id
    }
  }
`);

export const RecordVisit = graphql(`
  mutation RecordVisit($input: RecordVisitInput!) {
    recordVisit(input: $input) {
      id
    }
  }
`);

export type Cared = NonNullable<ResultOf<typeof ObservationCare>['observation']>;
export type Visit = Cared['visits'][number];
export type Change = Cared['changes'][number];
export type Call = Cared['calls'][number];
