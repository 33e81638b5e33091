import type { Language } from '#contracts/shared.js';

/** The same in every language: four or not at all. */
export type Texts = Readonly<Record<Language, string>>;

export const digestTexts = {
  title: { zh: '今天的其他消息', en: 'More messages of today', ja: '本日のその他のお知らせ', ko: '오늘의 다른 알림' },
  body: {
    zh: '今天还有{count}条消息，详情请看收件箱：',
    en: 'Besides what you got today there are more messages ({count}). Your inbox has them in full:',
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
  greeting: { zh: '{name}，您好：', en: 'Dear {name},', ja: '{name} 様', ko: '{name} 님께' },
  household: { zh: '{place}住户，您好：', en: 'To the household at {place},', ja: '{place} の皆様', ko: '{place} 가구께' },
  closing: { zh: '社区居委会', en: 'Your neighbourhood committee', ja: '居民委員会', ko: '주민위원회' },
} satisfies Record<string, Texts>;

/** How a notice is shown that no longer holds as it was told. */
export const noticeTexts = {
  withdrawn: { zh: '【已撤回】{title}', en: '[Withdrawn] {title}', ja: '【取り下げ】{title}', ko: '[철회] {title}' },
  corrected: { zh: '【已更正】{title}', en: '[Corrected] {title}', ja: '【訂正あり】{title}', ko: '[정정됨] {title}' },
  expired: { zh: '【已过期】{title}', en: '[Expired] {title}', ja: '【期限切れ】{title}', ko: '[기간 만료] {title}' },
} satisfies Record<string, Texts>;

/** What stands beneath a notice on paper. */
export const posterTexts = {
  source: { zh: '来源：{source}', en: 'Source: {source}', ja: '出典：{source}', ko: '출처: {source}' },
  valid: {
    zh: '有效期至{expiresAt, date, day}',
    en: 'Valid until {expiresAt, date, day}',
    ja: '{expiresAt, date, day}まで有効',
    ko: '{expiresAt, date, day}까지 유효',
  },
  edition: {
    zh: '{area} · 第{edition}版 · {publishedAt, date, day}',
    en: '{area} · edition {edition} · {publishedAt, date, day}',
    ja: '{area} · 第{edition}版 · {publishedAt, date, day}',
    ko: '{area} · {edition}판 · {publishedAt, date, day}',
  },
} satisfies Record<string, Texts>;
