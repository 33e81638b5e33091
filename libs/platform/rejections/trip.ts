/** What is wrong with a return trip. */
export const tripRejections = {
  TRIP_UNKNOWN: {
    zh: '找不到该返程登记,或不在您的辖区内。',
    en: 'There is no such trip in your jurisdiction.',
    ja: '該当する帰還予定は担当区域にありません。',
    ko: '관할 구역에 해당 귀환 일정이 없습니다.',
  },
  TRIP_WITHOUT_PEOPLE: {
    zh: '请至少选择一名同行的家庭成员。',
    en: 'Choose at least one person of the household who comes.',
    ja: '来る方を世帯から 1 人以上選んでください。',
    ko: '오는 세대원을 한 명 이상 선택하세요.',
  },
  TRIP_COMPANION_ELSEWHERE: {
    zh: '同行人员中有人不属于该住户。',
    en: 'Somebody among the companions does not belong to this household.',
    ja: '同行者にこの世帯に属さない人がいます。',
    ko: '동행자 중 이 세대에 속하지 않은 사람이 있습니다.',
  },
  TRIP_OPEN_ALREADY: {
    zh: '其中有人已登记了尚未结束的返程,请修改原登记。',
    en: 'One of them is expected by another trip already. Change that one.',
    ja: 'すでに別の帰還予定がある人がいます。そちらを変更してください。',
    ko: '이미 다른 귀환 일정이 있는 사람이 있습니다. 그 일정을 변경하세요.',
  },
  TRIP_PLANNED_BEFORE_LEAVING: {
    zh: '到达日期不能早于出发日期。',
    en: 'Nobody arrives before the day they leave.',
    ja: '到着予定日を出発日より前にすることはできません。',
    ko: '도착 예정일은 출발일보다 앞설 수 없습니다.',
  },
  TRIP_DATE_TOO_FAR: {
    zh: '日期与今天相差不能超过 {days} 天,请核对年份。',
    en: 'The day lies more than {days} days from today. Check the year.',
    ja: '日付が今日から {days} 日以上離れています。年を確認してください。',
    ko: '날짜가 오늘과 {days}일 넘게 차이 납니다. 연도를 확인하세요.',
  },
  TRIP_VEHICLE_WRONG: {
    zh: '车次、航班或车牌号只含汉字、字母、数字和短横,2 至 12 位。',
    en: 'The number of a train, flight or car has 2 to 12 characters: Chinese characters, letters, digits and hyphens.',
    ja: '列車・便名・ナンバーは漢字・英字・数字・ハイフンで 2~12 文字です。',
    ko: '열차·항공편·차량 번호는 한자·영문·숫자·하이픈 2~12자입니다.',
  },
  TRIP_STATE_WRONG: {
    zh: '该返程目前的状态({state})不能进行此操作。',
    en: 'This cannot be done with a trip that is {state}.',
    ja: '現在の状態({state})ではこの操作はできません。',
    ko: '현재 상태({state})에서는 이 작업을 할 수 없습니다.',
  },
  TRIP_DEFERRED_TO_EARLIER: {
    zh: '推迟后的日期须晚于原定的 {plannedOn}。',
    en: 'Whoever waits comes later than planned: after {plannedOn}.',
    ja: '延期後の日付は当初の {plannedOn} より後にしてください。',
    ko: '미룬 날짜는 원래 예정일 {plannedOn}보다 뒤여야 합니다.',
  },
  TRIP_ARRIVES_IN_FUTURE: {
    zh: '到达时间还没有到。',
    en: 'The time of arrival lies in the future.',
    ja: '到着時刻が未来になっています。',
    ko: '도착 시각이 미래입니다.',
  },
  TRIP_ARRIVED_BEFORE_LEAVING: {
    zh: '到达时间早于出发日期 {leftOn}。',
    en: 'The time of arrival is before they left, on {leftOn}.',
    ja: '到着時刻が出発日 {leftOn} より前です。',
    ko: '도착 시각이 출발일 {leftOn}보다 앞섭니다.',
  },
} as const;
