import { useLocation } from 'wouter';
import { useSession } from '../session/session-context.js';
import { firstScreen, homeArea, type ScreenName } from './screens.js';

/** Where the address stands, for what lies around the screens; at home when it says nothing. */
export function useHere(): { area: string; screen: ScreenName } {
  const [path] = useLocation();
  const { person } = useSession();
  const [, area, screen] = /^\/area\/([^/]+)\/([a-z]+)/.exec(path) ?? [];
  return { area: area ?? homeArea(person.grants), screen: (screen as ScreenName | undefined) ?? firstScreen(person.grants) ?? 'board' };
}
