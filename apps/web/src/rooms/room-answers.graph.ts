import { graphql, type ResultOf } from '../graph/graphql.js';

export const RoomAnswers = graphql(`
  query RoomAnswers($target: ID!, $campaign: ID!) {
    roomTarget(id: $target) {
      id
      attempts {
        id
        at
        answers {
          residentId
          given {
            question
            yes
            days
            choices
            celsius
          }
        }
      }
    }
    campaign(id: $campaign) {
      id
      questionSet {
        version
        questions {
          id
          text
          choices {
            id
            text
          }
        }
      }
    }
  }
`);

type Data = ResultOf<typeof RoomAnswers>;
export type Attempts = NonNullable<Data['roomTarget']>['attempts'];
export type Question = NonNullable<NonNullable<Data['campaign']>['questionSet']>['questions'][number];
