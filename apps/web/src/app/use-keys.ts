import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useSession } from '../session/session-context.js';
import { addressOf } from './place.js';
import { screensOf } from './screens.js';
import { useHere } from './use-here.js';

const togetherMs = 1_500;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** `/` finds, `g` and a letter go to a screen. */
export function useKeys(): void {
  const [, go] = useLocation();
  const { person } = useSession();
  const { area } = useHere();
  useEffect(() => {
    let wentAt = 0;
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('#find-area')?.focus();
      } else if (event.key === 'g') {
        wentAt = event.timeStamp;
      } else if (event.timeStamp - wentAt < togetherMs) {
        const screen = screensOf(person.grants).find(({ key }) => key === event.key);
        if (screen) go(addressOf(area, screen.name));
      }
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [area, go, person]);
}
