// What is wrong with texts in several languages; the build and the check of translations both ask.

/** What at least one character of a text of this language looks like. @type {Record<string, RegExp>} */
const scripts = { zh: /\p{Script=Han}/u, ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, ko: /\p{Script=Hangul}/u };

/** @param {string} text */
const placeholders = (text) => [...new Set(text.match(/\{\w+/g))].sort().join(' ');

/**
 * @param {Record<string, Record<string, string>>} texts by language and key
 * @returns {string[]} one sentence for each text that is missing, has other placeholders than Chinese, or is not translated
 */
export function gapsIn(texts) {
  const languages = Object.keys(texts);
  const keys = [...new Set(languages.flatMap((language) => Object.keys(texts[language] ?? {})))];
  return keys.flatMap((key) =>
    languages.flatMap((language) => {
      const text = texts[language]?.[key];
      const [chinese, english] = [texts['zh']?.[key] ?? '', texts['en']?.[key] ?? ''];
      if (!text) return [`${language} ${key}: is missing`];
      if (placeholders(text) !== placeholders(chinese)) return [`${language} ${key}: has other placeholders than zh`];
      const foreign = scripts[language] && /\p{L}{3}/u.test(english) && text === english && !scripts[language].test(text);
      return foreign ? [`${language} ${key}: is not translated`] : [];
    }),
  );
}
