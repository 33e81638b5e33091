import { graphql, type ResultOf } from '../graph/graphql.js';

const Text = graphql(`
  fragment NoticeWords on Notice @_unmask {
    id
    areaCode
    category
    urgency
    channels
    state
    edition
    sourceUrl
    publishAt
    publishedAt
    expiresAt
    texts {
      language
      title
      body
      translatedBy
    }
  }
`);

export const NoticesOfArea = graphql(
  `
    query NoticesOfArea($code: ID!) {
      area(code: $code) {
        code
        path
        name {
          zh
          en
          ja
          ko
        }
        population {
          households
          residents
        }
      }
      notices(areaCode: $code) {
        ...NoticeWords
        reach {
          targeted
          delivered
          read
          acknowledged
          asOf
        }
      }
      drafts: notices(areaCode: $code, drafts: true) {
        ...NoticeWords
      }
    }
  `,
  [Text],
);

export const NoticeNow = graphql(
  `
    query NoticeNow($id: ID!) {
      notice(id: $id) {
        ...NoticeWords
        withdrawnAt
        reach {
          targeted
          delivered
          read
          acknowledged
          asOf
        }
        reachByChannel {
          channel
          targeted
          delivered
          read
          acknowledged
        }
        reachByCompound {
          compound {
            code
            name {
              zh
              en
              ja
              ko
            }
          }
          targeted
          delivered
          read
          acknowledged
        }
      }
    }
  `,
  [Text],
);

export const AreaNamed = graphql(`
  query AreaNamed($code: ID!) {
    area(code: $code) {
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

export const DraftNotice = graphql(`
  mutation DraftNotice($input: DraftNoticeInput!) {
    draftNotice(input: $input) {
      id
      state
    }
  }
`);

export const WriteNoticeText = graphql(`
  mutation WriteNoticeText($requestId: ID!, $noticeId: ID!, $text: NoticeTextInput!) {
    writeNoticeText(requestId: $requestId, noticeId: $noticeId, text: $text) {
      id
      state
    }
  }
`);

export const PublishNotice = graphql(`
  mutation PublishNotice($approveId: ID!, $publishId: ID!, $noticeId: ID!) {
    approveNoticeTexts(requestId: $approveId, noticeId: $noticeId, languages: [zh, en, ja, ko]) {
      id
    }
    publishNotice(requestId: $publishId, noticeId: $noticeId) {
      id
      state
    }
  }
`);

export const CorrectNotice = graphql(`
  mutation CorrectNotice($input: CorrectNoticeInput!) {
    correctNotice(input: $input) {
      id
      state
    }
  }
`);

export const WithdrawNotice = graphql(`
  mutation WithdrawNotice($requestId: ID!, $noticeId: ID!) {
    withdrawNotice(requestId: $requestId, noticeId: $noticeId) {
      id
      state
    }
  }
`);

export type NoticesData = ResultOf<typeof NoticesOfArea>;
export type OutNotice = NoticesData['notices'][number];
export type Words = ResultOf<typeof Text>;
export type FullNotice = NonNullable<ResultOf<typeof NoticeNow>['notice']>;
