import { graphql, type ResultOf } from '../graph/graphql.js';

export const Today = graphql(`
  query Today($code: ID!, $workers: Int!, $assignee: ID) {
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
    }
    workLoads(areaCode: $code) {
      assignee
      tasks
      overdue
      capacity
    }
    workList(areaCode: $code, workers: $workers, assignee: $assignee) {
      total
      capacity
      asOf
      bundles {
        name
        staircase {
          code
        }
        tasks {
          id
          kind
          severity
          dueAt
          overdue
          assignee
          residentId
          calls {
            id
            outcome
          }
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
      }
      overflow {
        id
      }
    }
  }
`);

export const FinishTask = graphql(`
  mutation FinishTask($requestId: ID!, $id: ID!, $outcome: TaskOutcome!) {
    finishTask(requestId: $requestId, id: $id, outcome: $outcome) {
      id
      state
      outcome
    }
  }
`);

export const TakeTasks = graphql(`
  mutation TakeTasks($requestId: ID!, $ids: [ID!]!) {
    takeTasks(requestId: $requestId, ids: $ids) {
      accepted
      rejected {
        code
        message
      }
    }
  }
`);

export const HandOverTasks = graphql(`
  mutation HandOverTasks($requestId: ID!, $from: ID, $to: ID!, $ids: [ID!]!) {
    handOverTasks(requestId: $requestId, from: $from, to: $to, ids: $ids) {
      accepted
      rejected {
        code
        message
      }
    }
  }
`);

export type WorkLoad = ResultOf<typeof Today>['workLoads'][number];
export type WorkList = ResultOf<typeof Today>['workList'];
export type Bundle = WorkList['bundles'][number];
export type Task = Bundle['tasks'][number];
