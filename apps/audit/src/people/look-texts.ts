import type { AccessPurpose } from '#contracts/audit.events.js';
import type { Language } from '#contracts/shared.js';

type Texts = Record<Language, string>;

const purposes: Record<AccessPurpose, Texts> = {
  'epidemic-investigation': { zh: '流行病学调查', en: 'epidemic investigation', ja: '疫学調査', ko: '역학 조사' },
  'identity-check': { zh: '核实身份', en: 'checking an identity', ja: '本人確認', ko: '신원 확인' },
  correction: { zh: '更正资料', en: 'correcting a record', ja: '情報の訂正', ko: '정보 정정' },
  'medical-care': { zh: '医疗服务', en: 'medical care', ja: '医療', ko: '의료' },
  'neighbourhood-work': { zh: '社区工作', en: 'work of the committee', ja: '居民委員会の業務', ko: '주민위원회 업무' },
  notification: { zh: '发送通知', en: 'sending you a message', ja: 'お知らせの送信', ko: '알림 발송' },
  print: { zh: '打印', en: 'printing', ja: '印刷', ko: '인쇄' },
};

const saw: Texts = { zh: '查看了您家的资料', en: 'saw the record of your household', ja: 'ご家庭の情報を閲覧', ko: '가구 정보를 열람' };
const decided: Texts = {
  zh: '作出了与您家有关的决定',
  en: 'decided something about your household',
  ja: 'ご家庭に関する決定',
  ko: '가구에 관한 결정',
};

const actions: Record<string, Texts> = {
  'resident.unmask': {
    zh: '查看了完整的姓名、电话和证件号码',
    en: 'saw whole names, phones and document numbers',
    ja: '氏名・電話・証明書番号の全体を閲覧',
    ko: '이름, 전화, 신분증 번호 전체를 열람',
  },
  'resident.search': {
    zh: '在查询中看到您家的资料',
    en: 'found your household in a search',
    ja: '検索でご家庭の情報を閲覧',
    ko: '검색에서 가구 정보를 열람',
  },
  'pass.issue': { zh: '打印了通行证', en: 'printed a pass', ja: '通行証を印刷', ko: '통행증을 인쇄' },
  'delivery.read': { zh: '打印了给您家的信', en: 'printed a letter to you', ja: 'ご家庭宛ての手紙を印刷', ko: '가구에 보내는 편지를 인쇄' },
  'grant.give': {
    zh: '更改了您家账号的权限',
    en: 'changed what an account of your household may do',
    ja: 'ご家庭のアカウント権限を変更',
    ko: '가구 계정 권한을 변경',
  },
};

const isDecision = (action: string): boolean => /^(pass|observation|risk|appeal)\./.test(action);

const brackets: Record<Language, (text: string) => string> = {
  zh: (text) => `（${text}）`,
  en: (text) => ` (${text})`,
  ja: (text) => `（${text}）`,
  ko: (text) => ` (${text})`,
};

/** One sentence for whoever was looked at: what somebody did, and why. */
export function lookText(action: string, purpose: AccessPurpose | null, language: Language): string {
  const what = (actions[action] ?? (isDecision(action) ? decided : saw))[language];
  return purpose ? what + brackets[language](purposes[purpose][language]) : what;
}
