/** Events that wait for an operator. */
export const parkedRejections = {
  PARKED_UNKNOWN: {
    zh: '此事件已不在等待之列,可能已被处理。',
    en: 'This event does not wait any more; it may have been handled meanwhile.',
    ja: 'このイベントはもう待機していません。すでに処理された可能性があります。',
    ko: '이 이벤트는 더 이상 대기하지 않습니다. 이미 처리되었을 수 있습니다.',
  },
  PARKED_NOT_FIRST: {
    zh: '前面还有事件未到或未处理,不能先搁置此事件。',
    en: 'An event before this one has not come or waits itself; that one has to go first.',
    ja: 'この前のイベントが届いていないか待機中のため、先に除外できません。',
    ko: '앞선 이벤트가 아직 오지 않았거나 대기 중이므로 먼저 제외할 수 없습니다.',
  },
} as const;
