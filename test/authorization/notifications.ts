import { randomUUID } from 'node:crypto';
import { eventually } from '#testing/stack.js';
import { at, type AuthorizationPart, here, type Place } from './part.js';

const languages = ['zh', 'en', 'ja', 'ko'];
const texts = (place: Place) => languages.map((language) => ({ language, title: `给${place.name}`, body: `${place.name} ${place.phone}` }));

export const notificationsPart: AuthorizationPart = {
  service: 'notifications',

  /** A notice that names somebody, told to their household. */
  async prepare(stack, place, ids) {
    const worker = at('committee-worker', place);
    const order = async <Answer>(text: string, variables: Record<string, unknown>): Promise<Answer | undefined> => {
      const { data } = await stack.graphql(worker, `mutation ${text}`, variables);
      return Object.values(data ?? {})[0] as Answer | undefined;
    };
    const notice = await eventually(async () => {
      const input = { requestId: randomUUID(), areaCode: place.code, category: 'requirement', texts: texts(place) };
      return (await order<{ id: string }>('($input: DraftNoticeInput!) { draftNotice(input: $input) { id } }', { input }))?.id;
    }, 20_000);
    const approve =
      '($r: ID!, $id: ID!, $of: [NoticeLanguage!]!) { approveNoticeTexts(requestId: $r, noticeId: $id, languages: $of) { id } }';
    await order(approve, { r: randomUUID(), id: notice, of: languages });
    await order('($r: ID!, $id: ID!) { publishNotice(requestId: $r, noticeId: $id) { id } }', { r: randomUUID(), id: notice });
    const message = await eventually(async () => {
      const inbox = 'query ($id: ID!) { inbox(householdId: $id) { nodes { id noticeId } } }';
      const { data } = await stack.graphql(worker, inbox, { id: ids['household'] });
      const { nodes = [] } = (data?.['inbox'] ?? {}) as { nodes?: { id: string; noticeId: string | null }[] };
      return nodes.find(({ noticeId }) => noticeId === notice)?.id;
    }, 30_000);
    return { notice, message };
  },

  questions: (ids) => ({
    inbox: [{ householdId: ids['household'] }, { householdId: ids['household'], residentId: ids['resident'], language: 'en' }],
    staffInbox: [{}, { unread: true }],
    deliveries: [{ areaCode: here.code }, { areaCode: here.code, filter: { noticeId: ids['notice'] } }],
    messagePreference: [{ residentId: ids['resident'] }],
    notice: [{ id: ids['notice'] }],
    notices: [{ areaCode: here.code }, { areaCode: here.code, drafts: true }],
  }),

  orders: (ids) => ({
    readMessage: { requestId: randomUUID(), id: ids['message'] },
    acknowledgeMessage: { requestId: randomUUID(), id: ids['message'] },
    acknowledgeStaffMessage: { requestId: randomUUID(), id: ids['message'] },
    setMessagePreference: { input: { requestId: randomUUID(), residentId: ids['resident'], optOut: true } },
    draftNotice: { input: { requestId: randomUUID(), areaCode: here.code, category: 'attention', texts: [] } },
    writeNoticeText: { requestId: randomUUID(), noticeId: ids['notice'], text: { language: 'zh', title: '改', body: '改' } },
    approveNoticeTexts: { requestId: randomUUID(), noticeId: ids['notice'], languages },
    publishNotice: { requestId: randomUUID(), noticeId: ids['notice'] },
    correctNotice: { input: { requestId: randomUUID(), noticeId: ids['notice'], texts: texts(here) } },
    withdrawNotice: { requestId: randomUUID(), noticeId: ids['notice'] },
    recordDoorLetters: { requestId: randomUUID(), deliveryIds: [ids['message']] },
    recordPosting: { requestId: randomUUID(), noticeId: ids['notice'], areaCode: here.code },
  }),

  entities: (ids) => ({ Notice: { id: ids['notice'] ?? '' } }),
};
