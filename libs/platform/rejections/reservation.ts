export const reservationRejections = {
  RESERVATION_UNKNOWN: {
    zh: '找不到该预约,或您无权查看。',
    en: 'There is no such reservation that you may see.',
    ja: '該当する予約がないか、閲覧できません。',
    ko: '해당 예약이 없거나 볼 수 없습니다.',
  },
  RESERVATION_STANDS: {
    zh: '您家在本批次已有预约,这是原来的预约。',
    en: 'Your household has booked in this round already; this is that reservation.',
    ja: 'この回はすでに予約済みです。これがその予約です。',
    ko: '이번 회차에 이미 예약하셨습니다. 이것이 그 예약입니다.',
  },
  RESERVATION_ADDRESS_TAKEN: {
    zh: '该地址在本批次已有一份预约,每个地址限一份。',
    en: 'Somebody at this address has booked already; there is one pack for each address.',
    ja: 'この住所はすでに予約済みです。1 住所につき 1 つまでです。',
    ko: '이 주소는 이미 예약되었습니다. 주소마다 한 개만 받을 수 있습니다.',
  },
  RESERVATION_STATE_WRONG: {
    zh: '该预约已领取、过期或取消,不能再更改。',
    en: 'This reservation was collected, has lapsed or was cancelled; it cannot be changed any more.',
    ja: 'この予約は受け取り済み・期限切れ・取り消し済みのため変更できません。',
    ko: '이 예약은 이미 수령, 만료 또는 취소되어 변경할 수 없습니다.',
  },
  RESERVATIONS_TOO_MANY: {
    zh: '一次最多录入 {max} 份纸质预约。',
    en: 'At most {max} reservations can be keyed at once.',
    ja: '一度に入力できる予約は {max} 件までです。',
    ko: '한 번에 최대 {max}건까지 입력할 수 있습니다.',
  },
  VOUCHER_UNKNOWN: {
    zh: '没有这个领取码。请核对。',
    en: 'There is no such voucher. Check the code.',
    ja: 'この引換コードは存在しません。コードを確認してください。',
    ko: '해당 교환 코드가 없습니다. 코드를 확인하세요.',
  },
  VOUCHER_NOT_CALLED: {
    zh: '还没有轮到这个预约,请等待通知。',
    en: 'This reservation has not been called yet. Wait for the call.',
    ja: 'この予約はまだ順番ではありません。連絡をお待ちください。',
    ko: '아직 순서가 아닙니다. 알림을 기다려 주세요.',
  },
  VOUCHER_REDEEMED: {
    zh: '该领取码已使用。',
    en: 'This voucher was redeemed already.',
    ja: 'この引換コードは使用済みです。',
    ko: '이미 사용한 교환 코드입니다.',
  },
  VOUCHER_CANCELLED: {
    zh: '该预约已取消。',
    en: 'This reservation was cancelled.',
    ja: 'この予約は取り消されました。',
    ko: '취소된 예약입니다.',
  },
  VOUCHER_LAPSED: {
    zh: '该预约已失效。',
    en: 'This reservation has lapsed.',
    ja: 'この予約は無効になりました。',
    ko: '만료된 예약입니다.',
  },
  VOUCHER_OTHER_TIME: {
    zh: '领取时间为 {from} 至 {until}。',
    en: 'It can be collected from {from} until {until}.',
    ja: '受け取りは {from} から {until} までです。',
    ko: '수령 시간은 {from}부터 {until}까지입니다.',
  },
  VOUCHER_OTHER_PHARMACY: {
    zh: '请到通知中指定的药店领取。',
    en: 'This voucher is for another pharmacy: the one named in the call.',
    ja: '連絡で指定された薬局で受け取ってください。',
    ko: '알림에 지정된 약국에서 수령하세요.',
  },
} as const;
