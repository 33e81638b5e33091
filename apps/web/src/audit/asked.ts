import { useSearchParams } from 'wouter';
import { daysOn, todayInChina } from '../language/dates.js';
import type { Purpose } from './audit.graph.js';

export const fields = ['actor', 'action', 'purpose', 'person', 'thing', 'from', 'until', 'facts', 'entries'] as const;
export type Field = (typeof fields)[number];
export type Asked = Partial<Record<Field, string>>;

/** What is searched for stands in the address, so that it can be handed to a colleague. */
export function useAsked(): [Asked, (next: Asked, view?: string) => void] {
  const [search, setSearch] = useSearchParams();
  const asked = Object.fromEntries(fields.flatMap((field) => (search.get(field) ? [[field, search.get(field)]] : []))) as Asked;
  const ask = (next: Asked, view?: string): void => {
    const kept = fields.flatMap((field) => (next[field] ? [[field, next[field]]] : []));
    setSearch(new URLSearchParams([...(view ? [['view', view]] : []), ...kept]));
  };
  return [asked, ask];
}

/** Midnight in China. */
const startOf = (day: string): string => `${day}T00:00:00+08:00`;

export const filterOf = (areaCode: string, { actor, action, purpose, person, thing, from, until, facts, entries }: Asked) => ({
  areaCode: entries ? null : areaCode,
  actor: actor ?? null,
  action: action ?? null,
  purpose: (purpose ?? null) as Purpose | null,
  residentId: person ?? null,
  resourceId: thing ?? null,
  from: from ? startOf(from) : null,
  until: until ? startOf(daysOn(until, 1)) : null,
  accessOnly: facts !== 'yes',
  entries: entries ? entries.split('-').map(Number) : null,
});

const week = 7;

/** The days that readings are counted over: those that were asked for, else the last week; the last day is counted too. */
export function daysAsked({ from, until }: Asked): { from: string; until: string } {
  const last = until ?? todayInChina();
  return { from: from ?? daysOn(last, -week), until: last };
}

export const stretchOf = (asked: Asked): { from: string; until: string } => {
  const { from, until } = daysAsked(asked);
  return { from: startOf(from), until: startOf(daysOn(until, 1)) };
};
