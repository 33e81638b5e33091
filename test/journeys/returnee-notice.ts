import { randomUUID } from 'node:crypto';
import { languages } from '#contracts/shared.js';
import type { Caller } from './callers.js';

export const notice = {
  zh: { title: '楼道消毒', body: '明天上午九点楼道消毒，请关好门窗。' },
  en: { title: 'The staircases are disinfected', body: 'Tomorrow at nine in the morning. Please keep doors and windows shut.' },
  ja: { title: '階段の消毒', body: '明日の朝九時に階段を消毒します。ドアと窓を閉めてください。' },
  ko: { title: '계단 소독', body: '내일 아침 아홉 시에 계단을 소독합니다. 문과 창문을 닫아 주세요.' },
};

const draft = 'mutation ($input: DraftNoticeInput!) { draftNotice(input: $input) { id } }';
const approve = `mutation ($r: ID!, $id: ID!, $of: [NoticeLanguage!]!) {
  approveNoticeTexts(requestId: $r, noticeId: $id, languages: $of) { id } }`;
const publish = 'mutation ($r: ID!, $id: ID!) { publishNotice(requestId: $r, noticeId: $id) { state } }';

/** To every household, into its inbox. `then` comes as soon as it is out. */
export async function publishNotice(caller: Caller, areaCode: string, then: () => Promise<void>): Promise<void> {
  const texts = languages.map((language) => ({ language, ...notice[language] }));
  const input = { requestId: randomUUID(), areaCode, category: 'requirement', channels: ['inbox'], texts };
  const { id } = (await caller.data<{ draftNotice: { id: string } }>(draft, { input })).draftNotice;
  await caller.data(approve, { r: randomUUID(), id, of: languages });
  await caller.data(publish, { r: randomUUID(), id });
  await then();
}
