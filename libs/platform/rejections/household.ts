export const householdRejections = {
  HOUSEHOLD_UNKNOWN: {
    zh: '找不到该住户,或不在您的辖区内。',
    en: 'There is no such household in your jurisdiction.',
    ja: '該当する世帯は担当区域にありません。',
    ko: '관할 구역에 해당 세대가 없습니다.',
  },
  HOUSEHOLD_NOT_EMPTY: {
    zh: '该住户还有 {members} 名成员,请先办理迁出。',
    en: 'This household still has {members} members. Move them first.',
    ja: 'この世帯にはまだ {members} 人います。先に転出の手続きをしてください。',
    ko: '이 세대에 아직 {members}명이 있습니다. 먼저 전출 처리하세요.',
  },
  HOUSEHOLD_HAS_HEAD: {
    zh: '该住户已有户主,请先修改原户主的关系。',
    en: 'This household has a head already. Change the relation of that person first.',
    ja: 'この世帯にはすでに世帯主がいます。先にその人の続柄を変更してください。',
    ko: '이 세대에는 이미 세대주가 있습니다. 먼저 그 사람의 관계를 변경하세요.',
  },
} as const;
