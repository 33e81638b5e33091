import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.js';
import { byReason } from './people.rules.js';
import { PrintPasses } from './print-passes.js';
import type { Issuing } from './use-issue.js';

const mostOnPaper = 500;

/** How far it is, then what became of every row: issued and printable, or not and why. */
export function IssueResult({ issuing, again, next }: { issuing: Issuing; again: () => void; next: () => void }): ReactNode {
  const { t } = useSpeech();
  const { total, done, issued, refused, running, failed } = issuing;
  const sheets = Array.from({ length: Math.ceil(issued.length / mostOnPaper) }, (_, part) => part * mostOnPaper);
  return (
    <div className="issue" aria-live="polite">
      <p>{t('pass.progress', { done, total })}</p>
      <progress max={total} value={done} aria-label={t('pass.issue')} />
      <p className="state go">✓ {t('pass.issued', { count: issued.length })}</p>
      {refused.length > 0 && <p className="state ask">? {t('pass.notIssued', { count: refused.length })}</p>}
      <ul className="refused">
        {byReason(refused).map(({ message, said }) => (
          <li key={message}>
            <details open={said.length <= 5}>
              <summary>
                {message} · {said.length}
              </summary>
              {said.join(' · ')}
            </details>
          </li>
        ))}
      </ul>
      {failed !== undefined && (
        <p role="alert" className="state stop">
          ✕ {failed || t('state.failed')} <Button onClick={again}>{t('state.again')}</Button>
        </p>
      )}
      {!running && (
        <div className="buttons">
          {sheets.map((start) => (
            <PrintPasses
              key={start}
              ids={issued.slice(start, start + mostOnPaper)}
              label={t('pass.printSheet', { count: Math.min(mostOnPaper, issued.length - start) })}
            />
          ))}
          <Button onClick={next}>{t('pass.issueMore')}</Button>
        </div>
      )}
    </div>
  );
}
