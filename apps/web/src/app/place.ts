import { useParams, useSearchParams } from 'wouter';
import type { ScreenName } from './screens.js';

/** The area and the screen are the address, so that a link shows a colleague the same thing. */
export const addressOf = (area: string, screen: ScreenName, search: Record<string, string> = {}): string => {
  const query = new URLSearchParams(search).toString();
  return `/area/${area}/${screen}${query ? `?${query}` : ''}`;
};

export function usePlace(): { area: string; screen: ScreenName } {
  const { area, screen } = useParams<{ area: string; screen: ScreenName }>();
  return { area, screen };
}

/** Several choices of a screen at once, kept in the address; null clears one. */
export function useChoices(): [URLSearchParams, (values: Record<string, string | null>) => void] {
  const [search, setSearch] = useSearchParams();
  const choose = (values: Record<string, string | null>): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(values))
          if (value === null) next.delete(name);
          else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return [search, choose];
}

export function useChoice(name: string): [string | undefined, (value: string | null) => void] {
  const [search, choose] = useChoices();
  return [search.get(name) ?? undefined, (value) => choose({ [name]: value })];
}

export type ScreenAddress = readonly [screen: ScreenName, search: Record<string, string>];

/** An area is under itself too. */
export const isUnder = (path: string, scope: string): boolean => path === scope || path.startsWith(`${scope}.`);
