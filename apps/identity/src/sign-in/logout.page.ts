import type { KoaContextWithOIDC } from 'oidc-provider';
import { languageOf } from '#platform/language.js';
import { escaped, page, pageHeaders, plainPage } from './page.js';
import { text } from './texts.js';

/** The provider makes the form; its buttons stand outside of it and name it. */
function logoutSource(context: KoaContextWithOIDC, form: string): void {
  const language = languageOf(context.req.headers);
  const yes = `<button type="submit" form="op.logoutForm" name="logout" value="yes">${escaped(text(language, 'logout'))}</button>`;
  const no = `<button type="submit" form="op.logoutForm">${escaped(text(language, 'stay'))}</button>`;
  context.set(pageHeaders);
  context.body = page({ language, title: text(language, 'logoutTitle'), body: form + yes + no });
}

export const logoutPage = {
  enabled: true,
  logoutSource,
  postLogoutSuccessSource: (context: KoaContextWithOIDC): void => plainPage(context, 'loggedOut', ''),
};
