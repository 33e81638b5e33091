export const campaignRejections = {
  CAMPAIGN_UNKNOWN: {
    zh: '找不到该排查任务,或不在您的辖区内。',
    en: 'There is no such screening campaign in your jurisdiction.',
    ja: '該当する全戸確認は担当区域にありません。',
    ko: '관할 구역에 해당 전수 조사가 없습니다.',
  },
  CAMPAIGN_CLOSED: {
    zh: '该排查任务已结束。',
    en: 'This screening campaign is closed.',
    ja: 'この全戸確認は終了しています。',
    ko: '이 전수 조사는 종료되었습니다.',
  },
  CAMPAIGN_ENDS_BEFORE_START: {
    zh: '结束时间必须晚于开始时间。',
    en: 'A campaign must end after it starts.',
    ja: '終了時刻は開始時刻より後でなければなりません。',
    ko: '종료 시각은 시작 시각보다 뒤여야 합니다.',
  },
} as const;
