import { Button } from 'antd';
import type { ReactNode } from 'react';
import { HouseholdFinder } from '../household/household-finder.js';
import { useSpeech } from '../language/language.js';
import { gapOf, type GuestClass } from './guest.rules.js';
import { VehicleFields, VisitorFields } from './guest-fields.js';
import { passStates } from './pass-words.js';
import { PrintPasses } from './print-passes.js';
import { useGuest } from './use-guest.js';

interface Issued {
  pass: { id: string; state: keyof typeof passStates };
  open: (passId: string) => void;
  next: () => void;
}

function IssuedGuest({ pass, open, next }: Issued): ReactNode {
  const { t } = useSpeech();
  const { sign, tone, word } = passStates[pass.state];
  return (
    <div className="issue" role="status">
      <p className="state go">✓ {t('pass.issued', { count: 1 })}</p>
      {pass.state !== 'active' && (
        <p className={`state ${tone}`}>
          {sign} {t(word)}
        </p>
      )}
      <div className="buttons">
        <PrintPasses single ids={[pass.id]} label={t('pass.printCard')} />
        <Button onClick={() => open(pass.id)}>{t('pass.showIssued')}</Button>
        <Button onClick={next}>{t('pass.issueMore')}</Button>
      </div>
    </div>
  );
}

interface Guests {
  passClass: GuestClass;
  code: string;
  open: (passId: string) => void;
  changed: () => void;
}

/** A visitor of a household for a part of one day, or a vehicle of a household with who drives it. */
export function IssueGuest({ passClass, code, open, changed }: Guests): ReactNode {
  const { t } = useSpeech();
  const { guest, change, send, next, loading, issued, refused } = useGuest(passClass, code, changed);
  const gap = gapOf(passClass, guest);
  const Fields = passClass === 'visitor' ? VisitorFields : VehicleFields;
  if (issued) return <IssuedGuest pass={issued} open={open} next={next} />;
  return (
    <div className="issue">
      {guest.household ? (
        <p className="chosen">
          <b>{guest.household.said}</b> <Button onClick={() => change({ household: null, driver: '' })}>{t('pass.otherHousehold')}</Button>
        </p>
      ) : (
        <HouseholdFinder within={code} pick={(household) => change({ household, driver: '' })} />
      )}
      <form
        className="issue"
        onSubmit={(event) => {
          event.preventDefault();
          if (!gap) send();
        }}
      >
        <Fields guest={guest} change={change} />
        {refused && (
          <p role="alert" className="state stop">
            ✕ {refused}
          </p>
        )}
        <Button type="primary" htmlType="submit" disabled={gap !== undefined} loading={loading}>
          {t('pass.issueOne')}
        </Button>
        <p className="small">{t(gap ?? (passClass === 'visitor' ? 'pass.visitorHelp' : 'pass.vehicleHelp'))}</p>
      </form>
    </div>
  );
}
