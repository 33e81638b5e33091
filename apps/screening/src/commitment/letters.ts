import type { Language } from '#contracts/shared.js';

export interface Letter {
  version: string;
  /** From when it is put before people. */
  effectiveFrom: Date;
  text: Record<Language, string>;
}

/** Every version that was ever signed; a signature names the one that was read. */
export const letters: readonly Letter[] = [
  {
    version: '2020-02-10',
    effectiveFrom: new Date('2020-02-09T16:00:00Z'),
    text: {
      zh: '本人承诺:在居家健康观察期间(自次日零时起满 14 天)不外出,不接待访客;每天早晚各测量一次体温并如实报告;如出现发热、咳嗽、乏力等不适,立即告知居委会,不自行就医;所需生活物品由居委会和志愿者送到门口。',
      en: 'I undertake, for the days of observation at home (14 days from 00:00 of the day after), not to go out and to receive no visitors; to measure my temperature each morning and evening and to report it truthfully; to tell the committee at once of fever, cough or fatigue and not to go to a clinic by myself. What I need will be brought to my door by the committee and volunteers.',
      ja: '私は、自宅での健康観察期間(翌日午前 0 時から 14 日間)中、外出せず、来客を迎えません。毎日朝と夕方に体温を測り、ありのままに報告します。発熱、せき、倦怠感などがあれば直ちに居民委員会に知らせ、自分で医療機関へ行きません。必要な物は居民委員会とボランティアが玄関先まで届けます。',
      ko: '본인은 자가 건강 관찰 기간(다음 날 0시부터 14일) 동안 외출하지 않고 방문객을 맞지 않겠습니다. 매일 아침과 저녁 체온을 재어 사실대로 보고하겠습니다. 발열, 기침, 피로 등이 있으면 즉시 주민위원회에 알리고 스스로 병원에 가지 않겠습니다. 필요한 물품은 주민위원회와 자원봉사자가 문 앞까지 가져다 드립니다.',
    },
  },
  {
    version: '2020-03-03',
    effectiveFrom: new Date('2020-03-02T16:00:00Z'),
    text: {
      zh: '本人承诺:在居家健康观察期间(自次日零时起满 14 天)不外出,不接待访客;与同住人员分室居住,佩戴口罩;每天早晚各测量一次体温并如实报告;如出现发热、咳嗽、乏力等不适,立即告知居委会,不自行就医,不乘坐公共交通;所需生活物品由居委会和志愿者送到门口,垃圾定时上门收取。',
      en: 'I undertake, for the days of observation at home (14 days from 00:00 of the day after), not to go out and to receive no visitors; to keep to a room of my own and wear a mask near those who live with me; to measure my temperature each morning and evening and to report it truthfully; to tell the committee at once of fever, cough or fatigue, and neither to go to a clinic by myself nor to use public transport. What I need will be brought to my door by the committee and volunteers, and rubbish is collected there at a fixed hour.',
      ja: '私は、自宅での健康観察期間(翌日午前 0 時から 14 日間)中、外出せず、来客を迎えません。同居人とは別の部屋で過ごし、マスクを着用します。毎日朝と夕方に体温を測り、ありのままに報告します。発熱、せき、倦怠感などがあれば直ちに居民委員会に知らせ、自分で医療機関へ行かず、公共交通機関を使いません。必要な物は居民委員会とボランティアが玄関先まで届け、ごみは決まった時間に回収します。',
      ko: '본인은 자가 건강 관찰 기간(다음 날 0시부터 14일) 동안 외출하지 않고 방문객을 맞지 않겠습니다. 함께 사는 사람과 다른 방에서 지내고 마스크를 쓰겠습니다. 매일 아침과 저녁 체온을 재어 사실대로 보고하겠습니다. 발열, 기침, 피로 등이 있으면 즉시 주민위원회에 알리고, 스스로 병원에 가거나 대중교통을 이용하지 않겠습니다. 필요한 물품은 주민위원회와 자원봉사자가 문 앞까지 가져다 드리며, 쓰레기는 정해진 시간에 수거합니다.',
    },
  },
];
