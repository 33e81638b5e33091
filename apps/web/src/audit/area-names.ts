import type { Language } from '../language/first-language.js';
import { nameIn } from '../language/name-in.js';
import type { AuditHeadArea } from './audit.graph.js';

/** How people call a place: the committee by its name, and what lies in it by its number. */
export function areaNames(head: AuditHeadArea, language: Language): (code: string) => string {
  const all = [head, ...head.children, ...head.children.flatMap(({ children }) => children)];
  const names = new Map(all.map(({ code, name }) => [code, nameIn(name, language)]));
  return (code) => {
    const [committee = code, ...rest] = code.split('-');
    return [names.get(code) ?? names.get(committee) ?? committee, !names.has(code) && rest.length > 0 ? rest.join('-') : '']
      .join(' ')
      .trim();
  };
}
