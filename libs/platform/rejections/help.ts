export const helpRejections = {
  HELP_UNKNOWN: {
    zh: '找不到该求助,或您无权查看。',
    en: 'There is no such request for help that you may see.',
    ja: '該当する支援の依頼がないか、閲覧できません。',
    ko: '해당 도움 요청이 없거나 볼 수 없습니다.',
  },
  HELP_DUE_WRONG: {
    zh: '需要的时间必须在现在之后、{days} 天之内。',
    en: 'The time it is needed must lie ahead, within {days} days.',
    ja: '必要な日時は今より後、{days} 日以内にしてください。',
    ko: '필요한 시각은 지금 이후 {days}일 이내여야 합니다.',
  },
  HELP_STATE_WRONG: {
    zh: '该求助目前的状态是“{state}”,不能这样操作。请刷新。',
    en: 'This request is "{state}" now; that cannot be done with it. Look again.',
    ja: 'この依頼は現在「{state}」のため、その操作はできません。再読み込みしてください。',
    ko: '이 요청은 현재 "{state}" 상태라서 그렇게 할 수 없습니다. 새로 고치세요.',
  },
  HELP_TAKEN: {
    zh: '已有其他人接了这项任务。谢谢您!',
    en: 'Somebody else has taken this errand. Thank you!',
    ja: 'この用事はほかの人が引き受けました。ありがとうございます。',
    ko: '다른 분이 이미 맡았습니다. 감사합니다!',
  },
  ERRAND_NOT_YOURS: {
    zh: '这项任务不是您的。',
    en: 'This errand is not yours.',
    ja: 'この用事はあなたの担当ではありません。',
    ko: '이 일은 당신의 담당이 아닙니다.',
  },
} as const;
