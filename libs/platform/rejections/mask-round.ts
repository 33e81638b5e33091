export const maskRoundRejections = {
  ROUND_UNKNOWN: {
    zh: '找不到该口罩预约批次。',
    en: 'There is no such mask round here.',
    ja: '該当するマスクの予約回はありません。',
    ko: '해당 마스크 예약 회차가 없습니다.',
  },
  ROUND_TIMES_WRONG: {
    zh: '预约结束时间必须晚于开始时间和现在,领取结束时间必须晚于领取开始时间。',
    en: 'Booking must end after it begins and after now, and collecting must end after it begins.',
    ja: '予約の終了は開始および現在より後、受け取りの終了は開始より後にしてください。',
    ko: '예약 종료는 시작과 현재보다 뒤여야 하고, 수령 종료는 수령 시작보다 뒤여야 합니다.',
  },
  ROUND_PHARMACY_MISSING: {
    zh: '请至少选择一家辖区内的药店。',
    en: 'Name at least one pharmacy of your jurisdiction.',
    ja: '担当区域の薬局を 1 つ以上指定してください。',
    ko: '관할 구역의 약국을 하나 이상 지정하세요.',
  },
  ROUND_NOT_OPEN: {
    zh: '预约尚未开始,开始时间:{opensAt}。',
    en: 'Booking has not begun yet; it begins at {opensAt}.',
    ja: '予約はまだ始まっていません。開始は {opensAt} です。',
    ko: '아직 예약이 시작되지 않았습니다. 시작 시각: {opensAt}.',
  },
  ROUND_CLOSED: {
    zh: '本批次的预约已经结束。',
    en: 'Booking for this round is over.',
    ja: 'この回の予約は終了しました。',
    ko: '이번 회차의 예약은 끝났습니다.',
  },
  ROUND_NOT_DRAWN: {
    zh: '本批次尚未抽签。',
    en: 'This round has not been drawn yet.',
    ja: 'この回はまだ抽選されていません。',
    ko: '이번 회차는 아직 추첨하지 않았습니다.',
  },
  ROUND_SOLD_OUT: {
    zh: '本批次已约满。若有人取消,可再次预约。',
    en: 'All packs of this round are taken. Try again if somebody cancels.',
    ja: 'この回はすべて予約済みです。取り消しが出た場合は再度お試しください。',
    ko: '이번 회차는 모두 예약되었습니다. 취소가 생기면 다시 시도하세요.',
  },
  ROUND_OTHER_AREA: {
    zh: '该户不在本批次的范围内。请预约您所在居委会的批次。',
    en: 'This household lives outside the area of the round. Book in the round of its own committee.',
    ja: 'この世帯は対象区域の外です。お住まいの居民委員会の回で予約してください。',
    ko: '이 세대는 이번 회차의 구역 밖입니다. 거주지 주민위원회의 회차에 예약하세요.',
  },
  SUPPLY_DATE_WRONG: {
    zh: '供货日期必须是今天(领取结束前)至 {days} 天之内。',
    en: 'The day of a supply must be today, before collecting ends, or within {days} days.',
    ja: '入荷日は今日(受け取り終了前)から {days} 日以内にしてください。',
    ko: '공급일은 오늘(수령 종료 전)부터 {days}일 이내여야 합니다.',
  },
  SUPPLY_BELOW_CALLED: {
    zh: '当天已通知 {called} 户领取,供货数量不能更少。',
    en: '{called} households were called for that day already; the supply cannot be smaller.',
    ja: 'その日はすでに {called} 世帯に連絡済みのため、それより少なくできません。',
    ko: '그날 이미 {called}세대에 알렸으므로 그보다 적을 수 없습니다.',
  },
  SUPPLY_OTHER_PHARMACY: {
    zh: '该药店不参加本批次。',
    en: 'This pharmacy does not take part in the round.',
    ja: 'この薬局はこの回の対象ではありません。',
    ko: '이 약국은 이번 회차에 참여하지 않습니다.',
  },
} as const;
