export const readingRejections = {
  READING_OUT_OF_RANGE: {
    zh: '体温应在 {lowest} 至 {highest} °C 之间,保留一位小数。',
    en: 'A temperature lies between {lowest} and {highest} °C, with one decimal.',
    ja: '体温は {lowest}~{highest} °C の範囲で、小数第 1 位まで入力してください。',
    ko: '체온은 {lowest}~{highest} °C 사이, 소수 첫째 자리까지 입력하세요.',
  },
  READING_ID_WRONG: {
    zh: '读数编号必须是 UUID,且在一次提交中不重复。',
    en: 'The id of a reading is a UUID, and stands once in a request.',
    ja: '測定番号は UUID で、1 回の送信で重複できません。',
    ko: '측정 번호는 UUID여야 하며 한 요청에서 중복될 수 없습니다.',
  },
  CLOCK_WRONG: {
    zh: '测量时间晚于现在,请检查手机时间后重新提交。',
    en: 'The time of measuring lies in the future. Check the clock of the phone and send it again.',
    ja: '測定時刻が未来になっています。端末の時計を確認して送り直してください。',
    ko: '측정 시각이 미래입니다. 휴대전화 시계를 확인하고 다시 보내세요.',
  },
  READING_TOO_OLD: {
    zh: '测量时间距今超过 {days} 天,请检查手机时间;如属实请告知社工。',
    en: 'The time of measuring lies more than {days} days back. Check the clock of the phone, or tell your worker.',
    ja: '測定時刻が {days} 日以上前です。端末の時計を確認するか、担当者に知らせてください。',
    ko: '측정 시각이 {days}일보다 오래되었습니다. 휴대전화 시계를 확인하거나 담당자에게 알려 주세요.',
  },
  SLOT_NOT_OPEN: {
    zh: '测量时间不在可填报的时段内。',
    en: 'No report was open at the time of measuring.',
    ja: '測定時刻に受け付けていた報告枠がありません。',
    ko: '측정 시각에 열려 있던 보고 시간대가 없습니다.',
  },
  SYMPTOM_UNKNOWN: {
    zh: '症状不在列表中。',
    en: 'A symptom is not in the list, or stands twice.',
    ja: '症状が一覧にないか、重複しています。',
    ko: '증상이 목록에 없거나 중복되었습니다.',
  },
  DEVICE_WRONG: {
    zh: '设备信息不正确,最多 {longest} 个字符。',
    en: 'What is said of the device is not valid; at most {longest} characters.',
    ja: '機器の情報が正しくありません。{longest} 文字以内で入力してください。',
    ko: '기기 정보가 올바르지 않습니다. {longest}자 이내로 입력하세요.',
  },
  REFERRAL_UNKNOWN: {
    zh: '找不到该转诊记录,或不在您的辖区内。',
    en: 'There is no such referral that you may see.',
    ja: '該当する受診紹介は見つからないか、担当区域の外です。',
    ko: '해당 의뢰 기록이 없거나 관할 구역 밖입니다.',
  },
  REFERRAL_CLOSED: {
    zh: '该转诊已经结束。',
    en: 'This referral is closed.',
    ja: 'この受診紹介は終了しています。',
    ko: '이 의뢰는 종료되었습니다.',
  },
} as const;
