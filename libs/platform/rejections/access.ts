/** Who may enter, and what is wrong with a request as such. */
export const accessRejections = {
  TOKEN_MISSING: {
    zh: '请先登录。',
    en: 'Please sign in first.',
    ja: '先にログインしてください。',
    ko: '먼저 로그인하세요.',
  },
  TOKEN_INVALID: {
    zh: '登录凭证无效,请重新登录。',
    en: 'The access token is not valid. Sign in again.',
    ja: 'ログイン情報が無効です。もう一度ログインしてください。',
    ko: '로그인 정보가 올바르지 않습니다. 다시 로그인하세요.',
  },
  TOKEN_EXPIRED: {
    zh: '登录已过期,请重新登录。',
    en: 'The sign-in has expired. Sign in again.',
    ja: 'ログインの有効期限が切れました。もう一度ログインしてください。',
    ko: '로그인이 만료되었습니다. 다시 로그인하세요.',
  },
  GATEWAY_ONLY: {
    zh: '此服务只接受来自网关的请求。',
    en: 'This service accepts requests from the gateway only.',
    ja: 'このサービスはゲートウェイからのリクエストのみ受け付けます。',
    ko: '이 서비스는 게이트웨이의 요청만 받습니다.',
  },
  ACTION_NOT_ALLOWED: {
    zh: '您没有此操作的权限({action})。如有需要,请联系居委会负责人。',
    en: 'You may not do this ({action}). Ask the lead of your committee if you need to.',
    ja: 'この操作の権限がありません({action})。必要な場合は居民委員会の責任者に連絡してください。',
    ko: '이 작업을 할 권한이 없습니다({action}). 필요하면 주민위원회 책임자에게 문의하세요.',
  },
  INPUT_INVALID: {
    zh: '“{field}”的内容不正确。',
    en: 'The value of "{field}" is not valid.',
    ja: '「{field}」の値が正しくありません。',
    ko: '"{field}" 값이 올바르지 않습니다.',
  },
  NOT_FOUND: {
    zh: '找不到所请求的内容。',
    en: 'Nothing was found here.',
    ja: '見つかりませんでした。',
    ko: '찾을 수 없습니다.',
  },
  TRY_LATER: {
    zh: '系统繁忙,请在 {seconds} 秒后重试。您的数据没有丢失。',
    en: 'Too busy just now. Try again in {seconds} seconds; nothing was lost.',
    ja: '混み合っています。{seconds} 秒後にもう一度お試しください。データは失われていません。',
    ko: '지금은 혼잡합니다. {seconds}초 후에 다시 시도하세요. 데이터는 그대로 있습니다.',
  },
  FAULT: {
    zh: '系统出现故障,请稍后重试。报修编号:{requestId}',
    en: 'Something broke on our side. Try again later; reference {requestId}.',
    ja: 'システムで問題が発生しました。後でもう一度お試しください。問い合わせ番号:{requestId}',
    ko: '시스템에 문제가 생겼습니다. 잠시 후 다시 시도하세요. 문의 번호: {requestId}',
  },
} as const;
