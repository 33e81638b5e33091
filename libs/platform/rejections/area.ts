export const areaRejections = {
  AREA_UNKNOWN: {
    zh: '区域代码 {code} 不存在,或不在您的辖区内。',
    en: 'There is no area {code} in your jurisdiction.',
    ja: '区域コード {code} は存在しないか、担当区域の外です。',
    ko: '관할 구역에 지역 코드 {code}이(가) 없습니다.',
  },
  AREA_KIND_WRONG: {
    zh: '此操作需要“{expected}”级区域,{code} 不是。',
    en: 'This needs an area of kind {expected}; {code} is not one.',
    ja: 'この操作には種別 {expected} の区域が必要です。{code} は異なります。',
    ko: '이 작업에는 {expected} 종류의 지역이 필요합니다. {code}은(는) 아닙니다.',
  },
  AREA_LIST_INVALID: {
    zh: '区划文件第 {row} 行不正确:{field}。',
    en: 'Row {row} of the area list is not valid: {field}.',
    ja: '区域ファイルの {row} 行目が正しくありません:{field}。',
    ko: '지역 파일의 {row}번째 행이 올바르지 않습니다: {field}.',
  },
  ROOM_STATE_SAME: {
    zh: '该房间已经是此状态。',
    en: 'The room is in this state already.',
    ja: 'この部屋はすでにその状態です。',
    ko: '이 호실은 이미 그 상태입니다.',
  },
  ROOM_STATE_DATE_IN_FUTURE: {
    zh: '房间状态的日期不能晚于今天。',
    en: 'The date of a room state cannot lie in the future.',
    ja: '部屋の状態の日付に未来の日付は指定できません。',
    ko: '호실 상태 날짜는 미래일 수 없습니다.',
  },
} as const;
