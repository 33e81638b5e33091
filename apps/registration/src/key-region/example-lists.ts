import type { Language } from '#contracts/shared.js';
import { abroad, type KeyRegion } from './key-region.rules.js';

export interface ExampleList {
  id: string;
  publishedAt: string;
  effectiveAt: string;
  source: string;
  reason: Record<Language, string>;
  regions: KeyRegion[];
}

const fromArrival = (origins: string): KeyRegion[] =>
  origins.split(' ').map((origin) => ({ origin, arrivedFrom: null, startRule: 'arrival' }));

/** The province stayed on every list of these weeks, for everybody who came since 12 January. */
const hubei: KeyRegion = { origin: '420000', arrivedFrom: '2020-01-12', startRule: 'arrival' };

const first = 'KR IT IR JP';
const eight = `${first} FR ES DE US`;
const sixteen = `${eight} GB CH SE BE NO NL DK AT`;
const twentyFour = `${sixteen} AU MY GR CZ FI QA CA SA`;
const withoutJapan = twentyFour.replace(' JP', ' PH');

/** The steps that Shanghai took from January to March 2020, each as a list that replaces the one before. Where only a day is known, its first minute stands. */
export const exampleLists: readonly ExampleList[] = [
  {
    id: '2020-01-27',
    publishedAt: '2020-01-27T23:00:00+08:00',
    effectiveAt: '2020-01-27T23:00:00+08:00',
    source: 'https://www.guancha.cn/politics/2020_01_27_533390.shtml',
    reason: {
      zh: '1月12日(含)后从湖北来沪的人员,自抵沪之日起居家或集中观察14天。',
      en: 'Whoever came from Hubei on or after 12 January is observed at home or in a centre for 14 days from the day of arrival.',
      ja: '1月12日以降に湖北省から来た方は、到着日から14日間、自宅または施設で健康観察となります。',
      ko: '1월 12일 이후 후베이성에서 온 분은 도착일부터 14일간 자택 또는 시설에서 건강 관찰을 받습니다.',
    },
    regions: [hubei],
  },
  {
    id: '2020-02-03',
    publishedAt: '2020-02-03T00:00:00+08:00',
    effectiveAt: '2020-02-03T00:00:00+08:00',
    source: 'http://www.21jingji.com/2020/2-3/1NMDEzNzlfMTUzMDI1Nw.html',
    reason: {
      zh: '本区做法:除湖北外,从温州来的人员同样观察14天。',
      en: 'By practice of this district people from Wenzhou are observed for 14 days like those from Hubei.',
      ja: '当区の運用により、湖北省に加え温州市から来た方も14日間の健康観察となります。',
      ko: '본 구의 방침에 따라 후베이성 외에 원저우에서 온 분도 14일간 건강 관찰을 받습니다.',
    },
    regions: [hubei, ...fromArrival('330300')],
  },
  {
    id: '2020-03-03',
    publishedAt: '2020-03-03T00:00:00+08:00',
    effectiveAt: '2020-03-03T00:00:00+08:00',
    source: 'http://news.kantsuu.com/Print.asp?ArticleID=764485',
    reason: {
      zh: '韩国、意大利、伊朗疫情严重,3月3日起增加日本;来沪前14天内到过这些国家的人员观察14天。',
      en: 'Korea, Italy and Iran are hit hard, and from 3 March Japan is added: whoever was there in the 14 days before is observed for 14 days.',
      ja: '韓国・イタリア・イランに加え、3月3日から日本も対象です。過去14日以内に滞在した方は14日間の健康観察となります。',
      ko: '한국·이탈리아·이란에 이어 3월 3일부터 일본이 추가됩니다. 지난 14일 내 체류한 분은 14일간 건강 관찰을 받습니다.',
    },
    regions: [hubei, ...fromArrival(first)],
  },
  {
    id: '2020-03-13',
    publishedAt: '2020-03-13T00:00:00+08:00',
    effectiveAt: '2020-03-13T00:00:00+08:00',
    source: 'https://www.shndlaw.com/post/2126',
    reason: {
      zh: '3月13日零时起,重点国家增至8个。',
      en: 'From 13 March eight countries are on the list.',
      ja: '3月13日0時から対象国は8か国となります。',
      ko: '3월 13일 0시부터 대상 국가가 8개국으로 늘어납니다.',
    },
    regions: [hubei, ...fromArrival(eight)],
  },
  {
    id: '2020-03-17',
    publishedAt: '2020-03-17T14:00:00+08:00',
    effectiveAt: '2020-03-17T00:00:00+08:00',
    source: 'http://world.people.com.cn/n1/2020/0317/c1002-31636501.html',
    reason: {
      zh: '3月17日起,重点国家增至16个。',
      en: 'From 17 March sixteen countries are on the list.',
      ja: '3月17日から対象国は16か国となります。',
      ko: '3월 17일부터 대상 국가가 16개국으로 늘어납니다.',
    },
    regions: [hubei, ...fromArrival(sixteen)],
  },
  {
    id: '2020-03-20',
    publishedAt: '2020-03-19T12:00:00+08:00',
    effectiveAt: '2020-03-20T00:00:00+08:00',
    source: 'http://www.thatsmags.com/china/post/30901/shanghai-adds-8-new-countries-to-high-risk-arrivals-list',
    reason: {
      zh: '3月20日起,重点国家增至24个。',
      en: 'From 20 March twenty-four countries are on the list.',
      ja: '3月20日から対象国は24か国となります。',
      ko: '3월 20일부터 대상 국가가 24개국으로 늘어납니다.',
    },
    regions: [hubei, ...fromArrival(twentyFour)],
  },
  {
    id: '2020-03-22',
    publishedAt: '2020-03-22T21:00:00+08:00',
    effectiveAt: '2020-03-23T00:00:00+08:00',
    source: 'https://www.ciicshjp-hrm.com/hr_news/kiji/20200323.html',
    reason: {
      zh: '3月22日公布:日本调出名录,菲律宾调入,23日零时起执行。',
      en: 'Announced on 22 March: Japan is taken off the list and the Philippines put on it, from the first minute of the 23rd.',
      ja: '3月22日発表:日本を対象から外し、フィリピンを加えます。23日0時から適用します。',
      ko: '3월 22일 발표: 일본을 제외하고 필리핀을 추가하며, 23일 0시부터 적용합니다.',
    },
    regions: [hubei, ...fromArrival(withoutJapan)],
  },
  {
    id: '2020-03-26',
    publishedAt: '2020-03-26T17:00:00+08:00',
    effectiveAt: '2020-03-26T18:00:00+08:00',
    source: 'http://www.xinhuanet.com/politics/2020-03/26/c_1125772973.htm',
    reason: {
      zh: '3月26日18时起,所有入境来沪人员一律观察14天。',
      en: 'From 18:00 on 26 March everybody who enters from abroad is observed for 14 days.',
      ja: '3月26日18時から、国外から来るすべての方が14日間の健康観察となります。',
      ko: '3월 26일 18시부터 해외에서 들어오는 모든 분이 14일간 건강 관찰을 받습니다.',
    },
    regions: [hubei, ...fromArrival(abroad)],
  },
];
