import type { Question } from './question-set.rules.js';

export const keyRegion: Question = {
  id: 'key-region',
  kind: 'yes-no',
  required: true,
  days: 'past',
  text: {
    zh: '过去 14 天内,您是否去过或途经疫情重点地区?如有,请说明日期。',
    en: 'In the last 14 days, were you in a key region of the epidemic or did you pass through one? If so, on which days?',
    ja: '過去 14 日以内に、流行の重点地域に滞在または経由しましたか。した場合は日付を教えてください。',
    ko: '지난 14일 안에 유행 중점 지역에 머물거나 지나간 적이 있습니까? 있다면 날짜를 알려 주세요.',
  },
};

export const contact: Question = {
  id: 'contact',
  kind: 'yes-no',
  required: true,
  days: 'past',
  text: {
    zh: '过去 14 天内,您是否接触过确诊或疑似病例?如有,请说明日期。',
    en: 'In the last 14 days, were you in contact with a confirmed or suspected case? If so, on which days?',
    ja: '過去 14 日以内に、感染が確定した人または疑われる人と接触しましたか。した場合は日付を教えてください。',
    ko: '지난 14일 안에 확진자나 의심 환자와 접촉한 적이 있습니까? 있다면 날짜를 알려 주세요.',
  },
};

export const symptoms: Question = {
  id: 'symptoms',
  kind: 'choices',
  required: true,
  text: {
    zh: '您现在有以下症状吗?没有可不选。',
    en: 'Do you have any of these symptoms now? Choose none if you are well.',
    ja: '現在、次の症状がありますか。なければ選ばなくて結構です。',
    ko: '지금 다음 증상이 있습니까? 없으면 고르지 않아도 됩니다.',
  },
  choices: [
    { id: 'fever', text: { zh: '发热', en: 'Fever', ja: '発熱', ko: '발열' } },
    { id: 'cough', text: { zh: '咳嗽', en: 'Cough', ja: '咳', ko: '기침' } },
    { id: 'breathlessness', text: { zh: '呼吸困难', en: 'Short of breath', ja: '息切れ', ko: '호흡 곤란' } },
    { id: 'sore-throat', text: { zh: '咽痛', en: 'Sore throat', ja: '喉の痛み', ko: '인후통' } },
    { id: 'fatigue', text: { zh: '乏力', en: 'Fatigue', ja: '倦怠感', ko: '피로' } },
    { id: 'diarrhoea', text: { zh: '腹泻', en: 'Diarrhoea', ja: '下痢', ko: '설사' } },
  ],
};

export const temperature: Question = {
  id: 'temperature',
  kind: 'celsius',
  required: false,
  text: {
    zh: '您现在的体温是多少(摄氏度)?',
    en: 'What is your temperature now, in degrees Celsius?',
    ja: '現在の体温は何度(摂氏)ですか。',
    ko: '지금 체온은 몇 도(섭씨)입니까?',
  },
};

export const travelPlans: Question = {
  id: 'travel-plans',
  kind: 'yes-no',
  required: true,
  days: 'ahead',
  text: {
    zh: '未来 14 天内,您是否计划离开或返回本市?如有,请说明日期。',
    en: 'Do you plan to leave the city or to come back to it in the next 14 days? If so, on which days?',
    ja: '今後 14 日以内に、市外へ出る、または市内へ戻る予定はありますか。ある場合は日付を教えてください。',
    ko: '앞으로 14일 안에 이 도시를 떠나거나 돌아올 계획이 있습니까? 있다면 날짜를 알려 주세요.',
  },
};
