import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.js';

/** The shape of what will be there; it is only seen when the answer takes longer than 300 ms. */
export function Waiting({ rows = 6 }: { rows?: number }): ReactNode {
  return (
    <div className="waiting" aria-busy="true">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="waiting-row" style={{ width: `${96 - ((row * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

interface Notice {
  title: string;
  children: ReactNode;
  action?: ReactNode;
  alarming?: boolean;
}

function Notice({ title, children, action, alarming = false }: Notice): ReactNode {
  return (
    <section className="notice" {...(alarming && { role: 'alert' })}>
      <h2>{title}</h2>
      <div>{children}</div>
      {action && <p>{action}</p>}
    </section>
  );
}

/** Nothing is there: what that means, and the first step. */
export const Empty = ({ title, children, action }: Omit<Notice, 'alarming'>): ReactNode => (
  <Notice title={title} action={action}>
    {children}
  </Notice>
);

export function NoRight(): ReactNode {
  const { t } = useSpeech();
  return (
    <Notice title={t('state.noRight')}>
      <p>{t('state.noRightHelp')}</p>
    </Notice>
  );
}

export function Failed({ error, again }: { error: unknown; again?: () => void }): ReactNode {
  const { t } = useSpeech();
  const { message, requestId } = wordsOf(error);
  return (
    <Notice title={t('state.failed')} alarming action={again && <Button onClick={again}>{t('state.again')}</Button>}>
      <p>{message ?? t('state.failedHelp')}</p>
      {requestId && <p className="small">{t('state.reference', { id: requestId })}</p>}
    </Notice>
  );
}

/** What the gateway said, in the reader's language already; undefined when nothing answered. */
export const messageOf = (error: unknown): string | undefined => wordsOf(error).message;

interface Worded {
  errors?: { message: string; extensions?: { code?: string; requestId?: string } }[];
}

function wordsOf(error: unknown): { message?: string; requestId?: string } {
  const first = (error as Worded | undefined)?.errors?.[0];
  return first ? { message: first.message, requestId: first.extensions?.requestId ?? '' } : {};
}
