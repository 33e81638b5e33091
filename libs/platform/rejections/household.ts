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
  RESIDENT_UNKNOWN: {
    zh: '找不到该居民,或不在您的辖区内。',
    en: 'There is no such resident in your jurisdiction.',
    ja: '該当する住民は担当区域にいません。',
    ko: '관할 구역에 해당 주민이 없습니다.',
  },
  RESIDENT_MAYBE_KNOWN: {
    zh: '系统中可能已有此人({count} 条相似记录)。请核对后再决定是否新增。',
    en: 'This person may be known already ({count} similar records). Compare them, then confirm that it is somebody else.',
    ja: 'この人はすでに登録されている可能性があります(類似 {count} 件)。確認してから登録してください。',
    ko: '이미 등록된 사람일 수 있습니다(유사 기록 {count}건). 확인한 뒤 등록하세요.',
  },
  RESIDENT_REGISTERED_ELSEWHERE: {
    zh: '此证件已登记在另一住户。请先核对是否迁入,再办理迁移。',
    en: 'This document is registered in another household. Check whether the person moved here, then move them.',
    ja: 'この証明書は別の世帯で登録されています。転入かどうか確認し、移動の手続きをしてください。',
    ko: '이 신분증은 다른 세대에 등록되어 있습니다. 전입 여부를 확인한 뒤 이동 처리하세요.',
  },
  CHANGED_MEANWHILE: {
    zh: '在您编辑期间,此记录已被他人修改。请查看最新内容后重试。',
    en: 'Somebody else changed this record while you were editing. Look at it again, then repeat your change.',
    ja: '編集中に他の人がこの記録を変更しました。最新の内容を確認してやり直してください。',
    ko: '편집하는 동안 다른 사람이 이 기록을 변경했습니다. 최신 내용을 확인한 뒤 다시 시도하세요.',
  },
} as const;
