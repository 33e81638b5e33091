import { useState } from 'react';

/** Typed text that outlives a reload of this tab; it is gone once it was sent. */
export function useDraft(name: string): [text: string, type: (text: string) => void] {
  const key = `linli-draft-${name}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '');
  const type = (typed: string): void => {
    setText(typed);
    if (typed === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, typed);
  };
  return [text, type];
}
