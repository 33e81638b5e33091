import { useCallback, useEffect, useRef, useState } from 'react';

const undoMs = 10_000;

/**
 * Does what was tapped ten seconds later, so that a slip is taken back instead of asked about; at once when the page or the
 * screen is left meanwhile.
 */
export function useUndoable<What>(act: (what: What) => void): { waiting: What | undefined; begin: (what: What) => void; undo: () => void } {
  const [waiting, setWaiting] = useState<What>();
  const due = useRef<{ what: What; timer: ReturnType<typeof setTimeout> }>(undefined);
  const latest = useRef(act);
  latest.current = act;
  const settle = useCallback((done: boolean): void => {
    if (!due.current) return;
    clearTimeout(due.current.timer);
    const { what } = due.current;
    due.current = undefined;
    setWaiting(undefined);
    if (done) latest.current(what);
  }, []);
  useEffect(() => {
    const leave = (): void => settle(true);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [settle]);
  const begin = (what: What): void => {
    due.current = { what, timer: setTimeout(() => settle(true), undoMs) };
    setWaiting(what);
  };
  return { waiting, begin, undo: () => settle(false) };
}
