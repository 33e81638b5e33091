/** Why a code sent to a phone does not sign anybody in. */
export const phoneSignInRejections = {
  PHONE_CODE_WRONG: {
    zh: '验证码不正确,请核对短信后重新输入。',
    en: 'The code is not right. Compare it with the message and enter it again.',
    ja: '認証コードが正しくありません。メッセージを確認して入力し直してください。',
    ko: '인증번호가 올바르지 않습니다. 문자를 확인하고 다시 입력하세요.',
  },
  PHONE_CODE_EXPIRED: {
    zh: '验证码已过期,请重新获取。',
    en: 'The code is no longer good. Ask for a new one.',
    ja: '認証コードの有効期限が切れました。もう一度取得してください。',
    ko: '인증번호가 만료되었습니다. 새로 받으세요.',
  },
  PHONE_CODE_TRIED_TOO_OFTEN: {
    zh: '该验证码输错次数过多,已作废。请重新获取。',
    en: 'This code was entered wrongly too often and is void. Ask for a new one.',
    ja: '入力の誤りが多いため、この認証コードは無効になりました。もう一度取得してください。',
    ko: '잘못 입력한 횟수가 많아 인증번호가 무효가 되었습니다. 새로 받으세요.',
  },
  PHONE_CODES_TOO_MANY: {
    zh: '操作过于频繁,请在 {minutes} 分钟后再试。',
    en: 'That was too often. Try again in {minutes} min.',
    ja: '回数が多すぎます。{minutes} 分後にもう一度お試しください。',
    ko: '너무 자주 시도했습니다. {minutes}분 뒤에 다시 시도하세요.',
  },
} as const;
