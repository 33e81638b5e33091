import type { Api } from '../api.js';
import { CliError } from '../cli-error.js';
import { demoSubdistrict } from './persons.js';
import { requestId } from './request-id.js';

const translatedBy = 'authors of the demonstration';
const texts = [
  { language: 'zh', title: '返回后请居家观察', body: '从重点地区返回的家庭请居家观察14天，每天早晚报告体温。需要帮助请联系居委会。' },
  {
    language: 'en',
    title: 'Please stay at home after your return',
    body: 'Families who return from key regions stay at home for 14 days and report their temperature every morning and evening. Ask your committee for help.',
  },
  {
    language: 'ja',
    title: '戻られた後は自宅で健康観察をお願いします',
    body: '重点地域から戻られたご家族は14日間自宅で過ごし、毎日朝と夕方に体温をご報告ください。お困りのときは居民委員会へご連絡ください。',
  },
  {
    language: 'ko',
    title: '돌아오신 뒤에는 자택에서 건강을 관찰해 주세요',
    body: '중점 지역에서 돌아오신 가정은 14일간 자택에 머물며 매일 아침과 저녁 체온을 알려 주세요. 도움이 필요하면 주민위원회에 연락해 주세요.',
  },
].map((text) => ({ ...text, translatedBy }));

/** The last thing of a seed: it is over when this notice is out. */
export async function publishDemoNotice(officer: Api): Promise<void> {
  const input = { requestId: requestId('notice'), areaCode: demoSubdistrict.code, category: 'requirement', texts };
  const { draftNotice } = await officer.graphql<{ draftNotice: { id: string } }>(
    `mutation ($input: DraftNoticeInput!) { draftNotice(input: $input) { id } }`,
    { input },
  );
  const variables = { id: draftNotice.id, approve: requestId('notice-approved'), publish: requestId('notice-out') };
  await officer.graphql(
    `mutation ($id: ID!, $approve: ID!, $publish: ID!) {
       approveNoticeTexts(requestId: $approve, noticeId: $id, languages: [zh, en, ja, ko]) { id }
       publishNotice(requestId: $publish, noticeId: $id) { id } }`,
    variables,
  );
}

/** Before the areas are loaded there is nowhere to look. */
export async function isNoticeOut(officer: Api): Promise<boolean> {
  const query = `query ($code: ID!) { notices(areaCode: $code) { id } }`;
  try {
    return (await officer.graphql<{ notices: { id: string }[] }>(query, { code: demoSubdistrict.code })).notices.length > 0;
  } catch (error) {
    if (error instanceof CliError && error.message.startsWith('AREA_UNKNOWN')) return false;
    throw error;
  }
}
