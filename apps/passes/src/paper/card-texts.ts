import type { PassClass } from '#contracts/passes.events.js';
import type { Language } from '#contracts/shared.js';

export const cardTitles: Record<PassClass | 'form', Record<Language, string>> = {
  resident: { zh: '居民通行证', en: 'Resident pass', ja: '住民通行証', ko: '주민 통행증' },
  visitor: { zh: '来访通行证', en: 'Visitor pass', ja: '訪問者通行証', ko: '방문자 통행증' },
  vehicle: { zh: '车辆通行证', en: 'Vehicle pass', ja: '車両通行証', ko: '차량 통행증' },
  form: { zh: '通行证(手写)', en: 'Pass, filled by hand', ja: '通行証(手書き)', ko: '통행증(수기)' },
};

export const cardLabels = {
  number: { zh: '编号', en: 'No.', ja: '番号', ko: '번호' },
  checkCode: { zh: '校验码', en: 'Check code', ja: '確認コード', ko: '확인 코드' },
  compound: { zh: '小区', en: 'Compound', ja: '団地', ko: '단지' },
  validUntil: { zh: '有效期至', en: 'Valid until', ja: '有効期限', ko: '유효 기한' },
  hours: { zh: '时段', en: 'Hours', ja: '時間帯', ko: '시간대' },
  plate: { zh: '车牌', en: 'Plate', ja: 'ナンバー', ko: '차량 번호' },
  name: { zh: '姓名', en: 'Name', ja: '氏名', ko: '이름' },
  room: { zh: '房号', en: 'Room', ja: '部屋', ko: '호실' },
} as const satisfies Record<string, Record<Language, string>>;

/** What the holder has to know, below the code. */
export const cardNote: Record<Language, string> = {
  zh: '进出小区时请出示。遗失请立即告知居委会。',
  en: 'Show it at the gate. If you lose it, tell the committee at once.',
  ja: '出入りの際に提示してください。紛失したらすぐ居民委員会へ。',
  ko: '출입할 때 보여 주세요. 잃어버리면 바로 주민위원회에 알리세요.',
};

/** In Chinese, which whoever stands at the gate reads, and in the language of the holder. */
export const inBoth = (texts: Record<Language, string>, language: Language): string =>
  language === 'zh' ? texts.zh : `${texts.zh} ${texts[language]}`;
