export const taskRejections = {
  TASK_UNKNOWN: {
    zh: '找不到该任务,或不在您的辖区内。',
    en: 'There is no such task in your jurisdiction.',
    ja: '該当する作業は担当区域にありません。',
    ko: '관할 구역에 해당 작업이 없습니다.',
  },
  TASK_TAKEN: {
    zh: '该任务已由他人领取,可请对方移交。',
    en: 'Somebody else has taken this task; it can be handed over.',
    ja: 'この作業は他の担当者が引き受けています。引き継ぎはできます。',
    ko: '다른 담당자가 이 작업을 맡고 있습니다. 인계받을 수 있습니다.',
  },
  TASK_DONE: {
    zh: '该任务已经完成。',
    en: 'This task is done.',
    ja: 'この作業は完了しています。',
    ko: '이 작업은 완료되었습니다.',
  },
  HAND_OVER_WRONG: {
    zh: '请填写不同的移交人和接收人。',
    en: 'Name two different accounts to hand over from and to.',
    ja: '引き継ぎ元と引き継ぎ先には別の担当者を指定してください。',
    ko: '인계하는 사람과 받는 사람을 서로 다르게 지정하세요.',
  },
  VISIT_WRONG: {
    zh: '上门记录中的“{field}”不正确。',
    en: 'The visit cannot be recorded: {field} is not valid.',
    ja: '訪問記録の「{field}」が正しくありません。',
    ko: '방문 기록의 "{field}" 값이 올바르지 않습니다.',
  },
  CALL_WRONG: {
    zh: '通话记录中的“{field}”不正确。',
    en: 'The call cannot be recorded: {field} is not valid.',
    ja: '通話記録の「{field}」が正しくありません。',
    ko: '통화 기록의 "{field}" 값이 올바르지 않습니다.',
  },
  CALL_NOTE_WRONG: {
    zh: '备注最多 {longest} 个字,不写姓名、电话和证件号码。',
    en: 'A note has at most {longest} characters, and no name, phone number or document number.',
    ja: '備考は {longest} 文字以内とし、氏名、電話番号、証明書番号は書かないでください。',
    ko: '메모는 {longest}자 이내로 쓰고 이름, 전화번호, 증명서 번호는 적지 마세요.',
  },
} as const;
