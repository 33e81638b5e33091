import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { mayDo } from '../app/screens.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { type Households, UnmaskDocuments } from './rooms.graph.js';

type Resident = Households[number]['residents'][number];

const purposes: Record<'epidemic_investigation' | 'identity_check' | 'correction' | 'medical_care', TextKey> = {
  epidemic_investigation: 'purpose.epidemic_investigation',
  identity_check: 'purpose.identity_check',
  correction: 'purpose.correction',
  medical_care: 'purpose.medical_care',
};
type Purpose = keyof typeof purposes;

/** The last four characters; the whole number for a stated purpose, which is written down before it is shown. */
export function Documents({ resident }: { resident: Resident }): ReactNode {
  const { t } = useSpeech();
  const { person } = useSession();
  const [unmask, { data, error, loading }] = useMutation(UnmaskDocuments, { fetchPolicy: 'no-cache' });
  const shown = data?.unmaskDocuments ?? resident.documents;
  if (shown.length === 0) return null;
  const mayAsk = mayDo(person.grants, ['committee-worker', 'committee-lead']) && !data;
  const ask = (purpose: string): void =>
    void (purpose !== '' && unmask({ variables: { residentId: resident.id, purpose: purpose as Purpose } }).catch(() => {}));
  return (
    <p className="documents">
      {shown.map(({ kind, number }) => (
        <code key={kind + number}>{number}</code>
      ))}
      {mayAsk && (
        <select
          className="plain-select"
          aria-label={t('purpose.ask')}
          value=""
          disabled={loading}
          onChange={({ target }) => ask(target.value)}
        >
          <option value="">{t('purpose.ask')}</option>
          {Object.entries(purposes).map(([purpose, key]) => (
            <option key={purpose} value={purpose}>
              {t(key)}
            </option>
          ))}
        </select>
      )}
      {data && <span className="small">{t('purpose.written')}</span>}
      {error && <span role="alert">{error.message}</span>}
    </p>
  );
}
