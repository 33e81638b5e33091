import type { Language } from '../language/first-language.js';
import { nameIn } from '../language/name-in.js';
import type { Places } from './issue.graph.js';

/** Somebody a pass is issued to: by the place, or by the name where one household is looked at. */
export interface Person {
  residentId: string;
  said: string;
}

export interface Place {
  code: string;
  name: string;
}

const isBuilding = ({ kind }: { kind: string }): boolean => kind === 'building';

/** Compounds with buildings, and every building, below or at an area; nothing for what is larger than a committee. */
export function placesIn(area: Places, language: Language): Place[] {
  if (isBuilding(area)) return [{ code: area.code, name: nameIn(area.name, language) }];
  const compounds = area.kind === 'compound' ? [area] : area.children.filter(({ kind }) => kind === 'compound');
  return compounds.flatMap(({ code, name, children }) => {
    const said = nameIn(name, language);
    const each = children
      .filter(isBuilding)
      .map((building) => ({ code: building.code, name: `${said} ${nameIn(building.name, language)}` }));
    return each.length === 0 ? [] : [{ code, name: said }, ...each];
  });
}

export interface Refused {
  said: string;
  code: string;
  message: string;
}

/** The same "no" once, with the places that it is about. */
export const byReason = (refused: readonly Refused[]): { message: string; said: string[] }[] =>
  [...Map.groupBy(refused, ({ message }) => message)].map(([message, rows]) => ({ message, said: rows.map(({ said }) => said) }));

/** The last moment of a China date. */
export const endOf = (date: string): string => `${date}T23:59:59+08:00`;
export const atOnce = 100;
