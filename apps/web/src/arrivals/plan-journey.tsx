import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.js';
import { offeredOrigins } from './origins.rules.js';
import { vehicleWords } from './trip-words.js';
import type { Plan } from './use-plan.js';

/** From where, when, and by what they come. */
export function PlanJourney({ plan, change }: { plan: Plan; change: (change: Partial<Plan>) => void }): ReactNode {
  const { t, language } = useSpeech();
  const day = (key: 'leftOn' | 'plannedOn') => (
    <label className="field">
      {t(key === 'leftOn' ? 'arrival.leaves' : 'arrival.planned')}
      <input type="date" className="plain-input" value={plan[key]} onChange={({ target }) => change({ [key]: target.value })} />
    </label>
  );
  return (
    <>
      <label className="field">
        {t('arrival.origin')}
        <input
          className="plain-input"
          list="origins"
          autoComplete="off"
          placeholder={t('arrival.originExample')}
          value={plan.origin}
          onChange={({ target }) => change({ origin: target.value })}
        />
        <datalist id="origins">
          {offeredOrigins(language).map((origin) => (
            <option key={origin} value={origin} />
          ))}
        </datalist>
      </label>
      <div className="pair">
        {day('leftOn')}
        {day('plannedOn')}
        <label className="field">
          {t('arrival.vehicle')}
          <select
            className="plain-select"
            value={plan.vehicle}
            onChange={({ target }) => change({ vehicle: target.value as Plan['vehicle'] })}
          >
            <option value="">{t('arrival.vehicle.unknown')}</option>
            {Object.entries(vehicleWords).map(([kind, key]) => (
              <option key={kind} value={kind}>
                {t(key)}
              </option>
            ))}
          </select>
        </label>
        {plan.vehicle !== '' && (
          <label className="field">
            {t('arrival.vehicleNumber')}
            <input
              className="plain-input"
              maxLength={12}
              value={plan.vehicleNumber}
              onChange={({ target }) => change({ vehicleNumber: target.value })}
            />
          </label>
        )}
      </div>
    </>
  );
}
