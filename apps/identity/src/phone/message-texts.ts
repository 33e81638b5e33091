import type { Language } from '#contracts/shared.js';

/** At most 70 characters in Chinese, Japanese and Korean: one part of a text message. */
const texts: Record<Language, (code: string) => string> = {
  zh: (code) => `【邻里】验证码 ${code},5分钟内有效。请勿告诉他人,工作人员不会索要。`,
  en: (code) => `Linli: your code is ${code}, good for 5 minutes. Never pass it on; nobody of the committee asks for it.`,
  ja: (code) => `【リンリ】認証コードは ${code} です。5分間有効。他の人に教えないでください。`,
  ko: (code) => `[린리] 인증번호 ${code}, 5분간 유효합니다. 다른 사람에게 알려 주지 마세요.`,
};

export const codeText = (language: Language, code: string): string => texts[language](code);
