import type { Api } from '../api.js';
import { demoSubdistrict } from './persons.js';
import { demoNow } from './demo-clock.js';
import { requestId } from './request-id.js';

/** Three weeks: before the first family of the demo came back. */
const reachesBackMs = 21 * 86_400_000;

const reason = {
  zh: '演示名单：从所列地区返回的人员，自抵达次日起居家观察14天。',
  en: 'List of the demonstration: whoever returns from these places is observed at home for 14 days from the day after arrival.',
  ja: 'デモ用の一覧：対象地域から戻られた方は、到着の翌日から14日間、自宅で健康観察となります。',
  ko: '데모 목록: 해당 지역에서 돌아오신 분은 도착 다음 날부터 14일간 자택에서 건강 관찰을 받습니다.',
};

/** The subdistrict says from where people are observed. Its name is of the demonstration: no real list is claimed. */
export async function publishKeyRegions(officer: Api): Promise<void> {
  const at = new Date(demoNow().getTime() - reachesBackMs);
  const regions = ['420000', 'KR', 'IT'].map((origin) => ({ origin }));
  const about = { requestId: requestId('key-regions'), listId: 'demonstration', areaCode: demoSubdistrict.code };
  const input = { ...about, publishedAt: at, effectiveAt: at, source: 'https://example.org/key-regions', reason, regions };
  await officer.graphql(`mutation ($input: PublishKeyRegionListInput!) { publishKeyRegionList(input: $input) { id } }`, { input });
}
