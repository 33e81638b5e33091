import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { mayDo } from '../app/screens.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { UnmaskResidents, type Unmasked } from './unmask.graph.js';

const purposes = {
  epidemic_investigation: 'purpose.epidemic_investigation',
  identity_check: 'purpose.identity_check',
  correction: 'purpose.correction',
  medical_care: 'purpose.medical_care',
} as const satisfies Record<string, TextKey>;
type Purpose = keyof typeof purposes;

const unmasks = ['committee-worker', 'committee-lead'];

const codeIn = (error: unknown): string | undefined =>
  (error as { errors?: { extensions?: { code?: string } }[] } | undefined)?.errors?.[0]?.extensions?.code;

/**
 * Everything that tells who these people are, for a purpose that is chosen first: it is in the ledger before the answer comes. After very many
 * people within an hour it is asked once more.
 */
export function AskPurpose({ ids, onShown }: { ids: readonly string[]; onShown: (people: readonly Unmasked[]) => void }): ReactNode {
  const { t } = useSpeech();
  const { person } = useSession();
  const [chosen, setChosen] = useState<Purpose>();
  const [unmask, { error, loading }] = useMutation(UnmaskResidents, { fetchPolicy: 'no-cache' });
  if (!mayDo(person.grants, unmasks)) return null;
  const ask = async (purpose: Purpose, confirmed: boolean): Promise<void> => {
    setChosen(purpose);
    const { data } = await unmask({ variables: { residentIds: [...ids], purpose, confirmed } });
    if (data) onShown(data.unmaskResidents);
  };
  return (
    <span className="ask-purpose no-print">
      <select
        className="plain-select"
        aria-label={t('purpose.ask')}
        value=""
        disabled={loading}
        onChange={({ target }) => target.value !== '' && void ask(target.value as Purpose, false).catch(() => {})}
      >
        <option value="">{t('purpose.ask')}</option>
        {Object.entries(purposes).map(([purpose, key]) => (
          <option key={purpose} value={purpose}>
            {t(key)}
          </option>
        ))}
      </select>
      {error && <span role="alert"> {error.message}</span>}
      {chosen && codeIn(error) === 'VIEW_BUDGET_CONFIRM' && (
        <Button onClick={() => void ask(chosen, true).catch(() => {})}>{t('purpose.goOn')}</Button>
      )}
    </span>
  );
}
