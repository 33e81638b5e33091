import { inForce } from '../question-set/question-set.rules.js';
import type { CallScript } from './call.rules.js';

/** Every version that was ever read out; a new one is added with its time. */
export const callScripts: readonly CallScript[] = [
  {
    version: '2020-02-10',
    effectiveFrom: new Date('2020-02-09T16:00:00Z'),
    lines: {
      greeting: {
        zh: '您好，请问是{name}吗？现在方便说几句话吗？',
        en: 'Hello, am I speaking to {name}? Do you have a minute?',
        ja: 'もしもし、{name}さんでしょうか。少しお時間よろしいですか。',
        ko: '안녕하세요, {name} 님이신가요? 잠시 통화 괜찮으세요?',
      },
      caller: {
        zh: '我是{committee}的工作人员，打电话来问问您在家的情况。我们不会问您要钱，也不会要银行卡号。',
        en: 'I am calling for your neighbourhood committee, {committee}, to ask how you are at home. We never ask for money or bank cards.',
        ja: '地域の居民委員会({committee})の者です。ご自宅での様子をお聞きするためにお電話しました。お金や銀行カードのことをお聞きすることはありません。',
        ko: '주민위원회({committee})입니다. 집에서 어떻게 지내시는지 여쭈려고 전화드렸습니다. 돈이나 은행 카드는 절대 묻지 않습니다.',
      },
      temperature: {
        zh: '今天量体温了吗？多少度？没有量的话，我等您，现在量一下。',
        en: 'Have you taken your temperature today? What was it? If not, please take it now; I will wait.',
        ja: '今日は体温を測りましたか。何度でしたか。まだでしたら、お待ちしますので今測ってください。',
        ko: '오늘 체온을 재셨나요? 몇 도였나요? 아직이면 기다릴 테니 지금 재 주세요.',
      },
      symptoms: {
        zh: '有没有咳嗽、气短、咽痛、乏力或者腹泻？家里其他人呢？',
        en: 'Do you have a cough, shortness of breath, a sore throat, fatigue or diarrhoea? And the others at home?',
        ja: '咳、息切れ、喉の痛み、倦怠感、下痢はありませんか。ご家族はいかがですか。',
        ko: '기침, 숨참, 인후통, 피로, 설사가 있으신가요? 함께 사는 분들은 어떠세요?',
      },
      needs: {
        zh: '吃的、药、扔垃圾、取快递，有什么要我们帮忙的？',
        en: 'Food, medicine, rubbish, parcels: is there anything we can do for you?',
        ja: '食べ物、薬、ごみ、荷物など、お手伝いできることはありますか。',
        ko: '식료품, 약, 쓰레기, 택배 등 도와드릴 일이 있나요?',
      },
      'next-call': {
        zh: '早晚请各量一次体温并报上来；没有收到，我们会再打电话。不舒服先打给我们；喘不上气马上打 120。',
        en: 'Please report your temperature each morning and evening; if nothing comes, we call again. If you feel unwell, call us first; if you cannot breathe, call 120 at once.',
        ja: '朝と夕方に体温を測って報告してください。届かないときは、またお電話します。具合が悪いときはまず私たちへ、息が苦しいときはすぐ 120 へ電話してください。',
        ko: '아침과 저녁에 체온을 재서 알려 주세요. 소식이 없으면 다시 전화드립니다. 몸이 안 좋으면 먼저 저희에게, 숨쉬기 힘들면 바로 120에 전화하세요.',
      },
    },
  },
];

export const currentCallScript = (now: Date): CallScript => inForce(callScripts, now) ?? callScripts[0]!;
