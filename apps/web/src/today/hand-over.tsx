import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import type { Task } from './today.graph.js';
import type { Colleague } from './use-colleagues.js';
import { useHandOver } from './use-hand-over.js';

interface Give {
  tasks: readonly Task[];
  colleagues: readonly Colleague[];
  /** Whom it is said to a reader of the screen: the place. */
  about: string;
}

/** Whose hands it may go to: everybody but who has all of it. */
const takers = (tasks: readonly Task[], colleagues: readonly Colleague[]): readonly Colleague[] =>
  colleagues.filter(({ id }) => tasks.some(({ assignee }) => assignee !== id));

/** Gives a task or a whole staircase to a colleague: one tap for whom, and ten seconds take it back. */
export function HandOver({ tasks, colleagues, about }: Give): ReactNode {
  const { t } = useSpeech();
  const { person } = useSession();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLSpanElement>(null);
  const { waiting, begin, undo, error, left } = useHandOver(tasks);
  const close = (): void => {
    setOpen(false);
    opener.current?.querySelector('button')?.focus();
  };
  const closeByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    close();
  };
  const nameOf = ({ id, handle }: Colleague): string => (id === person.subject ? t('load.me', { name: handle }) : handle);
  return (
    <span className="hand-over no-print" ref={opener} onKeyDown={closeByKey}>
      {waiting ? (
        <Button onClick={undo}>{t('handOver.undo', { name: nameOf(waiting) })}</Button>
      ) : (
        <Button aria-expanded={open} aria-label={t('handOver.about', { place: about })} onClick={() => (open ? close() : setOpen(true))}>
          {t('handOver.open')}
        </Button>
      )}
      {open && !waiting && (
        <span className="hand-over-to" role="group" aria-label={t('handOver.to')}>
          {takers(tasks, colleagues).map((colleague) => (
            <Button
              key={colleague.id}
              onClick={() => {
                close();
                begin(colleague);
              }}
            >
              {nameOf(colleague)}
            </Button>
          ))}
        </span>
      )}
      {error && <span role="alert"> ✕ {error.message}</span>}
      {left > 0 && <span role="alert"> ? {t('handOver.left', { count: left })}</span>}
    </span>
  );
}
