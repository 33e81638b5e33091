import { createHash } from 'node:crypto';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { languages, type Language } from '#contracts/shared.js';
import { languageOf } from '#platform/language.js';
import { text, type TextKey } from './texts.js';

const style = `:root{color-scheme:light dark;font:18px/1.5 system-ui,sans-serif}body{margin:0;display:grid;place-items:center;min-height:100vh}
main{width:min(26rem,92vw);padding:1rem 0}h1{font-size:1.5rem}h2{font-size:1.1rem;margin:0}label,input,button{display:block;width:100%;box-sizing:border-box;font:inherit}
input{margin:.3rem 0 1rem;padding:.7rem;border:1px solid #767676;border-radius:.4rem}
button{min-height:3rem;margin-top:.6rem;border:0;border-radius:.4rem;background:#0b5cab;color:#fff}
:focus-visible{outline:3px solid #f2a900;outline-offset:2px}[role=alert]{padding:.7rem;border-left:.3rem solid #b3261e;background:#fdecea;color:#5f1410}
form.demo{display:grid;grid-template-columns:repeat(auto-fill,minmax(7.5rem,1fr));gap:.5rem;margin-bottom:1.5rem}form.demo button{margin:0;padding:.3rem;font-size:.95rem;line-height:1.2;background:#e8f1fb;color:#073f78}
code{overflow-wrap:anywhere}nav a{display:inline-block;min-height:2.75rem;padding:.5rem .7rem .5rem 0}`;

const styleHash = createHash('sha256').update(style).digest('base64');
/** A browser also applies `form-action` to where a form is redirected: the program on this device listens on loopback. */
const contentPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self' http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'none'`;

export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': contentPolicy,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escaped = (raw: string): string => raw.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const languageNames: Record<Language, string> = { zh: '中文', en: 'English', ja: '日本語', ko: '한국어' };
const languageLinks = (current: Language): string =>
  languages
    .map(
      (tag) =>
        `<a href="?language=${tag}" lang="${tag}" hreflang="${tag}"${tag === current ? ' aria-current="true"' : ''}>${languageNames[tag]}</a>`,
    )
    .join(' ');

interface Page {
  language: Language;
  title: string;
  /** HTML. */
  body: string;
  /** The same address shows this page in another language. */
  switchable?: boolean;
}

/** A whole page without any script. */
export const page = ({ language, title, body, switchable = false }: Page): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
  `<title>${escaped(title)}</title><style>${style}</style></head><body><main><h1>${escaped(title)}</h1>${body}` +
  `${switchable ? `<nav aria-label="${escaped(text(language, 'languages'))}">${languageLinks(language)}</nav>` : ''}</main></body></html>`;

export const plain = (language: Language, key: TextKey, code = ''): string =>
  page({ language, title: text(language, 'title'), body: `<p role="alert">${escaped(text(language, key, { code }))}</p>` });

/** For pages that the provider itself answers with. */
export function plainPage(context: KoaContextWithOIDC, key: TextKey, code: string): void {
  context.set(pageHeaders);
  context.body = plain(languageOf(context.req.headers), key, code);
}
