import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.js';
import { IssueGuest } from './issue-guest.js';
import { IssueResidents } from './issue-residents.js';
import { passClasses } from './pass-words.js';
import type { ShownPass } from './passes.graph.js';

type PassClass = ShownPass['passClass'];
const classes = Object.keys(passClasses) as PassClass[];

interface Opened {
  /** The class of the passes, of the address; undefined while nothing is issued. */
  of: string | undefined;
  code: string;
  choose: (passClass: PassClass | null) => void;
  open: (passId: string) => void;
  changed: () => void;
}

/** Passes for those who live here, for who visits them, and for a vehicle of theirs. */
export function IssueDrawer({ of, code, choose, open, changed }: Opened): ReactNode {
  const { t } = useSpeech();
  const passClass = classes.find((known) => known === of) ?? 'resident';
  return (
    <Drawer open={of !== undefined} onClose={() => choose(null)} title={t('pass.issue')} size={560} destroyOnHidden>
      <div className="filters" role="group" aria-label={t('pass.issueFor')}>
        {classes.map((one) => (
          <button key={one} type="button" className="filter" aria-pressed={one === passClass} onClick={() => choose(one)}>
            {t(passClasses[one])}
          </button>
        ))}
      </div>
      {passClass === 'resident' ? (
        <IssueResidents code={code} changed={changed} />
      ) : (
        <IssueGuest key={passClass} passClass={passClass} code={code} open={open} changed={changed} />
      )}
    </Drawer>
  );
}
