import type { Language } from '#contracts/shared.js';

/** The same in every language: four or not at all. */
export type Texts = Readonly<Record<Language, string>>;

export const digestTexts = {
  title: { zh: '今天的其他消息', en: 'More messages of today', ja: '本日のその他のお知らせ', ko: '오늘의 다른 알림' },
  body: {
    zh: '今天还有{count}条消息,详情请看收件箱:',
    en: '{count, plural, one {There is one more message} other {There are # more messages}} today; your inbox has them in full:',
    ja: '本日はほかに {count} 件のお知らせがあります。詳しくは受信箱をご覧ください。',
    ko: '오늘 다른 알림이 {count}건 있습니다. 자세한 내용은 받은편지함에서 확인하세요.',
  },
} satisfies Record<string, Texts>;

/** For a message whose rule is no longer in the catalogue. */
export const formerTexts = {
  title: { zh: '社区消息', en: 'A message of the committee', ja: '居民委員会からのお知らせ', ko: '주민위원회 알림' },
  body: {
    zh: '这条消息的内容已不再提供。有疑问请联系居委会。',
    en: 'What it said is no longer kept. Ask the committee if you have questions.',
    ja: 'この内容は現在ご覧いただけません。ご不明な点は居民委員会にお尋ねください。',
    ko: '이 내용은 더 이상 제공되지 않습니다. 궁금한 점은 주민위원회에 문의하세요.',
  },
} satisfies Record<string, Texts>;

/** How a letter or an e-mail begins and ends. */
export const letterTexts = {
  greeting: { zh: '{name},您好:', en: 'Dear {name},', ja: '{name} 様', ko: '{name} 님께' },
  household: { zh: '{place}住户,您好:', en: 'To the household at {place},', ja: '{place} の皆様', ko: '{place} 가구께' },
  closing: { zh: '社区居委会', en: 'Your neighbourhood committee', ja: '居民委員会', ko: '주민위원회' },
} satisfies Record<string, Texts>;
