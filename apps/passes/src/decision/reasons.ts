import type { GateDecision } from '#contracts/passes.events.js';
import type { Language } from '#contracts/shared.js';

interface Told extends Record<Language, string> {
  decision: GateDecision;
}

/** Why a gate decided as it did, in words for whoever stands there. */
export const reasons = {
  ADMITTED: { decision: 'admit', zh: '请通行。', en: 'Please go ahead.', ja: 'お通りください。', ko: '통과하세요.' },
  TOKEN_OVERSIZED: {
    decision: 'refuse',
    zh: '这不是通行证:内容太长。',
    en: 'This is not a pass: it is too long.',
    ja: '通行証ではありません。内容が長すぎます。',
    ko: '통행증이 아닙니다. 내용이 너무 깁니다.',
  },
  TOKEN_FOREIGN: {
    decision: 'refuse',
    zh: '这个二维码不是通行证。',
    en: 'This code is not a pass.',
    ja: 'このコードは通行証ではありません。',
    ko: '이 코드는 통행증이 아닙니다.',
  },
  TOKEN_NOT_BASE45: {
    decision: 'refuse',
    zh: '二维码读不清。请擦净屏幕或展平纸张后再扫一次。',
    en: 'The code cannot be read. Clean the screen or flatten the paper and scan again.',
    ja: 'コードを読み取れません。画面を拭くか紙を伸ばして、もう一度読み取ってください。',
    ko: '코드를 읽을 수 없습니다. 화면을 닦거나 종이를 펴고 다시 스캔하세요.',
  },
  TOKEN_TRUNCATED: {
    decision: 'refuse',
    zh: '二维码不完整,请再扫一次。',
    en: 'The code is not complete. Scan again.',
    ja: 'コードが途中で切れています。もう一度読み取ってください。',
    ko: '코드가 온전하지 않습니다. 다시 스캔하세요.',
  },
  TOKEN_MALFORMED: {
    decision: 'refuse',
    zh: '二维码内容不正确。',
    en: 'The content of the code is not right.',
    ja: 'コードの内容が正しくありません。',
    ko: '코드 내용이 올바르지 않습니다.',
  },
  TOKEN_FOREIGN_KEY: {
    decision: 'refuse',
    zh: '这张通行证不是本区签发的。',
    en: 'This pass was not issued by this district.',
    ja: 'この通行証は当区が発行したものではありません。',
    ko: '이 통행증은 이 구에서 발급한 것이 아닙니다.',
  },
  TOKEN_FORGED: {
    decision: 'refuse',
    zh: '这张通行证不是真的。',
    en: 'This pass is not genuine.',
    ja: 'この通行証は本物ではありません。',
    ko: '이 통행증은 진짜가 아닙니다.',
  },
  TOKEN_KEY_RETIRED: {
    decision: 'refuse',
    zh: '这张通行证的签发方式已停用。请换领新证。',
    en: 'The key of this pass is no longer used. Get a new pass.',
    ja: 'この通行証の鍵は使われなくなりました。新しい通行証を受け取ってください。',
    ko: '이 통행증의 키는 더 이상 쓰이지 않습니다. 새 통행증을 받으세요.',
  },
  TOKEN_NOT_YET_VALID: {
    decision: 'refuse',
    zh: '这张通行证尚未生效。',
    en: 'This pass is not valid yet.',
    ja: 'この通行証はまだ有効ではありません。',
    ko: '이 통행증은 아직 유효하지 않습니다.',
  },
  TOKEN_EXPIRED: {
    decision: 'refuse',
    zh: '这张通行证已过期。请到居委会换领。',
    en: 'This pass has expired. Get a new one from the committee.',
    ja: 'この通行証は期限切れです。居民委員会で更新してください。',
    ko: '이 통행증은 만료되었습니다. 주민위원회에서 갱신하세요.',
  },
  TOKEN_REPLAYED: {
    decision: 'refuse',
    zh: '这是截图或已过一分钟的码。请打开手机上的通行证再出示。',
    en: 'This is a screenshot, or older than a minute. Open the pass on the phone and show it again.',
    ja: 'スクリーンショットか 1 分以上前のコードです。スマートフォンで通行証を開き直してください。',
    ko: '화면 캡처이거나 1분이 지난 코드입니다. 휴대전화에서 통행증을 다시 열어 보여 주세요.',
  },
  TOKEN_OTHER_COMPOUND: {
    decision: 'refuse',
    zh: '这张通行证不是本小区的。',
    en: 'This pass is for another compound.',
    ja: 'この通行証は別の団地のものです。',
    ko: '이 통행증은 다른 단지의 것입니다.',
  },
  TOKEN_OUTSIDE_HOURS: {
    decision: 'refuse',
    zh: '这张通行证此时不能使用。',
    en: 'This pass does not open the gate at this hour.',
    ja: 'この通行証は今の時間帯には使えません。',
    ko: '이 통행증은 지금 시간에 쓸 수 없습니다.',
  },
  PASS_REVOKED: {
    decision: 'refuse',
    zh: '这张通行证已作废。请联系居委会。',
    en: 'This pass was revoked. Ask the committee.',
    ja: 'この通行証は取り消されました。居民委員会に連絡してください。',
    ko: '이 통행증은 취소되었습니다. 주민위원회에 문의하세요.',
  },
  PASS_SUSPENDED: {
    decision: 'refuse',
    zh: '这张通行证暂停使用。请回家并联系居委会。',
    en: 'This pass is suspended. Please go home and call the committee.',
    ja: 'この通行証は一時停止中です。ご自宅に戻り、居民委員会に連絡してください。',
    ko: '이 통행증은 정지되었습니다. 댁으로 돌아가 주민위원회에 연락하세요.',
  },
  GATE_SHUT: {
    decision: 'refuse',
    zh: '此门现在关闭,请走其他门。',
    en: 'This gate is shut now. Please use another one.',
    ja: 'この門は今閉まっています。別の門をご利用ください。',
    ko: '이 문은 지금 닫혀 있습니다. 다른 문을 이용하세요.',
  },
  FEVER: {
    decision: 'refer',
    zh: '体温偏高。请在旁边稍等,居委会马上联系您。',
    en: 'Your temperature is high. Please wait aside; the committee comes at once.',
    ja: '体温が高めです。脇でお待ちください。居民委員会がすぐに対応します。',
    ko: '체온이 높습니다. 옆에서 잠시 기다려 주세요. 주민위원회가 곧 옵니다.',
  },
  ANSWERED_YES: {
    decision: 'refer',
    zh: '请稍等,居委会要再问您几句。',
    en: 'Please wait; the committee has a few more questions.',
    ja: '少しお待ちください。居民委員会からもう少し伺います。',
    ko: '잠시 기다려 주세요. 주민위원회에서 몇 가지 더 여쭙겠습니다.',
  },
  STEP_MISSING: {
    decision: 'refer',
    zh: '还有一步没有做,请按顺序做完。',
    en: 'A step is still to be done. Please do them in order.',
    ja: 'まだ済んでいない手順があります。順番に済ませてください。',
    ko: '아직 하지 않은 단계가 있습니다. 순서대로 마쳐 주세요.',
  },
  NO_PASS: {
    decision: 'refer',
    zh: '没有通行证,请联系居委会。',
    en: 'There is no pass. Call the committee.',
    ja: '通行証がありません。居民委員会に連絡してください。',
    ko: '통행증이 없습니다. 주민위원회에 연락하세요.',
  },
  LISTS_MISSING: {
    decision: 'refer',
    zh: '此设备还没有名单,请联系居委会。',
    en: 'This device has no lists yet. Call the committee.',
    ja: 'この端末にはまだリストがありません。居民委員会に連絡してください。',
    ko: '이 기기에는 아직 목록이 없습니다. 주민위원회에 연락하세요.',
  },
  LISTS_OLD: {
    decision: 'refer',
    zh: '此设备的名单已超过 4 小时,请联系居委会核对。',
    en: 'The lists of this device are older than 4 hours. Call the committee.',
    ja: 'この端末のリストは 4 時間以上前のものです。居民委員会に確認してください。',
    ko: '이 기기의 목록이 4시간을 넘었습니다. 주민위원회에 확인하세요.',
  },
  CLOCK_WRONG: {
    decision: 'refer',
    zh: '此设备的时间不对,请校准后再用。',
    en: 'The clock of this device is wrong. Set it, then go on.',
    ja: 'この端末の時計がずれています。合わせてから使ってください。',
    ko: '이 기기의 시계가 틀립니다. 맞춘 뒤 사용하세요.',
  },
} as const satisfies Record<string, Told>;

export type Reason = keyof typeof reasons;
export const reasonCodes = Object.keys(reasons) as [Reason, ...Reason[]];

export const decisionOf = (reason: Reason): GateDecision => reasons[reason].decision;
export const reasonText = (reason: Reason, language: Language): string => reasons[reason][language];
