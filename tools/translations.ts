import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Language, languages } from '../libs/contracts/shared.js';
import { checkout } from '../deploy/local/places.js';

// Every text that people read exists in four languages, with the same placeholders, written in the script of its language.
// Texts are found by their shape in the modules that hold them, so a new module of such a name is looked at by itself.

const modules = [
  'dist/libs/platform/rejections/*.js',
  'dist/apps/*/src/**/{texts,*.columns}.js',
  'dist/apps/screening/src/{question-set,assessment}/*[0-9s].js',
  'dist/apps/notifications/src/rule/{catalogue,words}.js',
];
/** What at least one character of a text of this language looks like; short texts may be Latin (`OK`, `TOTP`). */
const scripts: Partial<Record<Language, RegExp>> = {
  zh: /\p{Script=Han}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
};
const leastTexts = 100;

type Texts = Record<Language, unknown>;

const isTexts = (value: object): value is Texts => languages.filter((language) => language in value).length >= 2;
const placeholders = (text: string): string => (text.match(/\{\w+/g) ?? []).sort().join(' ');

/** Every object with texts below `value`, with the way to it. */
function* textsIn(value: unknown, way: string, seen = new Set<unknown>()): Generator<[string, Texts]> {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (isTexts(value)) yield [way, value];
  for (const [key, part] of Object.entries(value)) yield* textsIn(part, `${way}.${key}`, seen);
}

function problemsOf(texts: Texts): string[] {
  const missing = languages.filter((language) => texts[language] === undefined || texts[language] === '');
  if (missing.length > 0) return missing.map((language) => `${language} is missing`);
  const plain = languages.flatMap((language) => (typeof texts[language] === 'string' ? [[language, texts[language]] as const] : []));
  return plain.flatMap(([language, text]) => {
    const differs = placeholders(text) !== placeholders(String(texts.zh)) ? [`${language} has other placeholders than zh`] : [];
    const script = scripts[language];
    const foreign =
      script && /\p{L}{3}/u.test(String(texts.en)) && text === texts.en && !script.test(text) ? [`${language} is not translated`] : [];
    return [...differs, ...foreign];
  });
}

/** The board has one file a language, and its build asks the same. */
const gaps = pathToFileURL(join(checkout, 'apps/web/src/language/gaps.mjs')).href;
const { gapsIn } = (await import(gaps)) as typeof import('../apps/web/src/language/gaps.mjs');
const board = Object.fromEntries(
  languages.map((language) => [
    language,
    JSON.parse(readFileSync(join(checkout, 'apps/web/src/language', `${language}.json`), 'utf8')) as Record<string, string>,
  ]),
);

let found = Object.keys(board['zh'] ?? {}).length;
const problems = gapsIn(board).map((gap) => `apps/web/src/language ${gap}`);
for (const file of [...new Set(modules.flatMap((pattern) => globSync(pattern, { cwd: checkout })))].sort()) {
  const module = (await import(pathToFileURL(join(checkout, file)).href)) as Record<string, unknown>;
  for (const [name, value] of Object.entries(module)) {
    for (const [way, texts] of textsIn(value, name)) {
      found += 1;
      problems.push(...problemsOf(texts).map((problem) => `${file.replace(/^dist\//, '')} ${way}: ${problem}`));
    }
  }
}
process.stdout.write([...problems, `${found} texts in ${languages.join(', ')}, ${problems.length} problems`].join('\n') + '\n');
process.exitCode = problems.length === 0 && found >= leastTexts ? 0 : 1;
