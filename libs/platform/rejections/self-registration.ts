/** What is wrong with what people say of themselves on their phone. */
export const selfRegistrationRejections = {
  PHONE_SIGN_IN_NEEDED: {
    zh: '请先用手机验证码登录。',
    en: 'Sign in by a code to your phone first.',
    ja: '先に電話番号の認証コードでログインしてください。',
    ko: '먼저 휴대전화 인증번호로 로그인하세요.',
  },
  PHONE_NOT_REGISTERED: {
    zh: '居民登记中没有这个手机号。请自行登记家庭,或请居委会补登您的号码。',
    en: 'Your number does not stand in the register. Register your family, or ask the committee to add the number.',
    ja: 'この電話番号は住民登録にありません。ご家族をご自身で登録するか、居民委員会に番号の追加を依頼してください。',
    ko: '이 전화번호는 주민 등록에 없습니다. 가족을 직접 등록하거나 주민위원회에 번호 추가를 요청하세요.',
  },
  FAMILY_EMPTY: {
    zh: '请至少填写一名家庭成员。',
    en: 'Enter at least one member of the family.',
    ja: 'ご家族を 1 人以上入力してください。',
    ko: '가족을 한 명 이상 입력하세요.',
  },
  FAMILY_REGISTERED_ALREADY: {
    zh: '您登记的家庭还在等待居委会确认。确认后才能再登记另一户。',
    en: 'The family that you registered waits to be confirmed by the committee. Another one can be registered after that.',
    ja: '登録済みのご家族は居民委員会の確認待ちです。確認後に別の世帯を登録できます。',
    ko: '등록하신 가족은 주민위원회의 확인을 기다리고 있습니다. 확인 후 다른 세대를 등록할 수 있습니다.',
  },
  ADDRESS_UNKNOWN: {
    zh: '找不到这个地址。请写明小区、楼号和室号,或询问居委会。',
    en: 'There is no such address. Say the compound, the building and the room, or ask the committee.',
    ja: '住所が見つかりません。団地・棟・部屋番号を入力するか、居民委員会にお問い合わせください。',
    ko: '주소를 찾을 수 없습니다. 단지·동·호를 적거나 주민위원회에 문의하세요.',
  },
  ADDRESS_AMBIGUOUS: {
    zh: '有 {count} 处符合这个地址。请补充小区或单元号。',
    en: '{count} rooms fit this address. Add the compound or the unit.',
    ja: '該当する部屋が {count} 件あります。団地名やユニット番号を追加してください。',
    ko: '이 주소에 맞는 곳이 {count}곳입니다. 단지나 라인을 추가하세요.',
  },
} as const;
