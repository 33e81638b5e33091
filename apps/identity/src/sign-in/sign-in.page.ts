import type { Language } from '#contracts/shared.js';
import { type OfferedRole, roleNames } from '../demo/texts.js';
import { escaped, page } from './page.js';
import { text, type TextKey } from './texts.js';

export type Problem = { key: 'wrong' | 'busy' } | { key: 'wait'; seconds: number };
export type Step =
  { is: 'password'; handle: string; demo?: OfferedRole[] } | { is: 'code' } | { is: 'enrol'; secret: string; appAddress: string };

const field = (language: Language, name: TextKey, attributes: string): string =>
  `<label for="${name}">${escaped(text(language, name))}</label><input id="${name}" name="${name}" required ${attributes}>`;

const codeField = (language: Language): string =>
  field(language, 'code', 'inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxlength="6" autofocus');

function fields(language: Language, step: Step): string {
  switch (step.is) {
    case 'password':
      return (
        field(language, 'handle', `autocomplete="username" autocapitalize="none" maxlength="64" value="${escaped(step.handle)}"`) +
        field(language, 'password', 'type="password" autocomplete="current-password" maxlength="256"')
      );
    case 'code':
      return `<p>${escaped(text(language, 'codeHint'))}</p>${codeField(language)}`;
    case 'enrol':
      return (
        `<p>${escaped(text(language, 'enrolHint'))}</p><p>${escaped(text(language, 'enrolKey'))}: <code>${escaped(step.secret)}</code></p>` +
        `<p><a href="${escaped(step.appAddress)}">${escaped(text(language, 'enrolLink'))}</a></p>${codeField(language)}`
      );
  }
}

const titles = { password: 'title', code: 'codeTitle', enrol: 'enrolTitle' } as const;

function alert(language: Language, problem: Problem | undefined): string {
  if (!problem) return '';
  const params: Record<string, string> = problem.key === 'wait' ? { minutes: String(Math.ceil(problem.seconds / 60)) } : {};
  return `<p role="alert">${escaped(text(language, problem.key, params))}</p>`;
}

/** A button for each role of a demonstration. */
function demoForm(language: Language, step: Step): string {
  if (step.is !== 'password' || !step.demo?.length) return '';
  const buttons = step.demo.map((role) => `<button name="demo" value="${role}">${escaped(roleNames[language][role])}</button>`).join('');
  const hidden = `<input type="hidden" name="language" value="${language}">`;
  return `<h2>${escaped(text(language, 'demo'))}</h2><p>${escaped(text(language, 'demoHint'))}</p><form method="post" class="demo">${hidden}${buttons}</form>`;
}

/** One step of signing in: the form, what was wrong with the last try, the other languages. */
export function signInPage(language: Language, step: Step, problem?: Problem): string {
  const button = text(language, step.is === 'password' ? 'next' : 'signIn');
  const form =
    `<form method="post" data-step="${step.is}"><input type="hidden" name="language" value="${language}">` +
    `${fields(language, step)}<button type="submit">${escaped(button)}</button></form>`;
  return page({
    language,
    title: text(language, titles[step.is]),
    body: demoForm(language, step) + alert(language, problem) + form,
    switchable: true,
  });
}
