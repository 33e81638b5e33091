/** What is wrong with a dated list of key regions, or with a place somebody comes from. */
export const keyRegionRejections = {
  KEY_REGION_LIST_EXISTS: {
    zh: '名录 {listId} 已经公布,不可更改。请用新的编号公布新名录。',
    en: 'The list {listId} is published and stays as it is. Publish the new one under another id.',
    ja: '一覧 {listId} は公表済みで変更できません。別の番号で公表してください。',
    ko: '목록 {listId}은(는) 이미 공표되어 바꿀 수 없습니다. 다른 번호로 공표하세요.',
  },
  KEY_REGION_SOURCE_WRONG: {
    zh: '请填写公告的网址(http 或 https)。',
    en: 'Enter the address of the announcement (http or https).',
    ja: '公告の URL(http または https)を入力してください。',
    ko: '공고의 주소(http 또는 https)를 입력하세요.',
  },
  KEY_REGION_REASON_INCOMPLETE: {
    zh: '原因须有中、英、日、韩四种文字,每种不超过 500 字;缺少或过长:{language}。',
    en: 'The reason is needed in Chinese, English, Japanese and Korean, up to 500 characters each; missing or too long: {language}.',
    ja: '理由は中国語・英語・日本語・韓国語で各 500 文字以内が必要です。不足または超過:{language}。',
    ko: '이유는 중국어·영어·일본어·한국어로 각각 500자 이내로 필요합니다. 없거나 너무 김: {language}.',
  },
  ORIGIN_UNKNOWN: {
    zh: '没有这个地区或国家。国内请填 6 位或 12 位行政区划代码,国外请填国家名称或两位代码。',
    en: 'There is no such place. Inside China enter a division code of 6 or 12 digits, abroad the country by name or two letters.',
    ja: '該当する地域・国がありません。中国国内は 6 桁か 12 桁の行政区画コード、国外は国名か 2 文字コードを入力してください。',
    ko: '그런 지역이나 국가가 없습니다. 중국 내는 6자리 또는 12자리 행정구역 코드, 해외는 국가명이나 두 글자 코드를 입력하세요.',
  },
} as const;
