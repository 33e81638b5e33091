import type { Language } from '#contracts/shared.js';

const zh = {
  title: '登录邻里',
  handle: '账号',
  password: '密码',
  next: '下一步',
  codeTitle: '输入验证码',
  codeHint: '打开手机上的验证器应用,输入显示的 6 位数字。',
  code: '6 位验证码',
  signIn: '登录',
  enrolTitle: '设置第二重验证',
  enrolHint: '您的工作会看到居民姓名,因此登录时还需要验证码。请在验证器应用中添加下面的密钥,再输入应用显示的 6 位数字。',
  enrolKey: '密钥',
  enrolLink: '在本机的验证器应用中打开',
  wrong: '账号、密码或验证码不正确,请重试。',
  wait: '尝试次数过多,请在 {minutes} 分钟后再试。您的账号没有被锁定。',
  busy: '现在登录的人很多,请过几秒再试。',
  expired: '此登录页面已失效,请返回应用重新登录。',
  failed: '登录没有完成,请返回应用重试。代码:{code}',
  logoutTitle: '退出登录?',
  logout: '退出',
  stay: '保持登录',
  loggedOut: '您已退出登录。',
  languages: '语言',
  demo: '演示：一键登录',
  demoHint: '选择一个角色直接进入。人物均为虚构，仅在演示环境中存在。',
};

type Texts = Record<keyof typeof zh, string>;

const en: Texts = {
  title: 'Sign in to Linli',
  handle: 'Account',
  password: 'Password',
  next: 'Next',
  codeTitle: 'Enter the code',
  codeHint: 'Open the authenticator app on your phone and enter the 6 digits it shows.',
  code: '6-digit code',
  signIn: 'Sign in',
  enrolTitle: 'Set up the second step',
  enrolHint:
    'Your work shows you names of residents, so signing in also needs a code. Add this key to an authenticator app, then enter the 6 digits it shows.',
  enrolKey: 'Key',
  enrolLink: 'Open in the authenticator app of this device',
  wrong: 'Account, password or code is not right. Please try again.',
  wait: 'Too many attempts. Try again in {minutes} min. Your account is not locked.',
  busy: 'Many people are signing in just now. Try again in a few seconds.',
  expired: 'This sign-in page is no longer valid. Go back to the app and sign in again.',
  failed: 'Signing in did not work. Go back to the app and try again. Code: {code}',
  logoutTitle: 'Sign out?',
  logout: 'Sign out',
  stay: 'Stay signed in',
  loggedOut: 'You are signed out.',
  languages: 'Language',
  demo: 'Demonstration: one click',
  demoHint: 'Choose a role and go in. Nobody here is real; these persons exist in the demonstration only.',
};

const ja: Texts = {
  title: '邻里にログイン',
  handle: 'アカウント',
  password: 'パスワード',
  next: '次へ',
  codeTitle: '認証コードを入力',
  codeHint: 'スマートフォンの認証アプリに表示された 6 桁の数字を入力してください。',
  code: '6 桁のコード',
  signIn: 'ログイン',
  enrolTitle: '二段階認証の設定',
  enrolHint:
    '業務で住民の氏名が表示されるため、ログインにはコードも必要です。認証アプリに次のキーを追加し、表示された 6 桁の数字を入力してください。',
  enrolKey: 'キー',
  enrolLink: 'この端末の認証アプリで開く',
  wrong: 'アカウント、パスワード、またはコードが正しくありません。もう一度お試しください。',
  wait: '試行回数が多すぎます。{minutes} 分後にもう一度お試しください。アカウントはロックされていません。',
  busy: '現在ログインが集中しています。数秒後にもう一度お試しください。',
  expired: 'このログインページは無効になりました。アプリに戻ってもう一度ログインしてください。',
  failed: 'ログインできませんでした。アプリに戻ってもう一度お試しください。コード:{code}',
  logoutTitle: 'ログアウトしますか?',
  logout: 'ログアウト',
  stay: 'ログインしたままにする',
  loggedOut: 'ログアウトしました。',
  languages: '言語',
  demo: 'デモ: ワンクリックでログイン',
  demoHint: '役割を選ぶとすぐに入れます。登場人物はすべて架空で、デモ環境にのみ存在します。',
};

const ko: Texts = {
  title: '邻里 로그인',
  handle: '계정',
  password: '비밀번호',
  next: '다음',
  codeTitle: '인증 코드 입력',
  codeHint: '휴대전화의 인증 앱에 표시된 6자리 숫자를 입력하세요.',
  code: '6자리 코드',
  signIn: '로그인',
  enrolTitle: '2단계 인증 설정',
  enrolHint: '업무 중 주민 이름을 보게 되므로 로그인할 때 코드도 필요합니다. 인증 앱에 아래 키를 추가한 뒤 표시된 6자리 숫자를 입력하세요.',
  enrolKey: '키',
  enrolLink: '이 기기의 인증 앱에서 열기',
  wrong: '계정, 비밀번호 또는 코드가 올바르지 않습니다. 다시 시도하세요.',
  wait: '시도 횟수가 너무 많습니다. {minutes}분 후에 다시 시도하세요. 계정은 잠기지 않았습니다.',
  busy: '지금 로그인하는 사람이 많습니다. 몇 초 후에 다시 시도하세요.',
  expired: '이 로그인 페이지는 더 이상 유효하지 않습니다. 앱으로 돌아가 다시 로그인하세요.',
  failed: '로그인하지 못했습니다. 앱으로 돌아가 다시 시도하세요. 코드: {code}',
  logoutTitle: '로그아웃할까요?',
  logout: '로그아웃',
  stay: '로그인 유지',
  loggedOut: '로그아웃되었습니다.',
  languages: '언어',
  demo: '데모: 한 번에 로그인',
  demoHint: '역할을 고르면 바로 들어갑니다. 모두 가상의 인물이며 데모 환경에만 있습니다.',
};

export type TextKey = keyof Texts;
const texts: Record<Language, Texts> = { zh, en, ja, ko };

export const text = (language: Language, key: TextKey, params: Record<string, string> = {}): string =>
  texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
