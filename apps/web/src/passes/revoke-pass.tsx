import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../language/language.js';
import { RevokePass as Revoke } from './change.graph.js';
import { revocationReasons } from './pass-words.js';
import type { Revocation, ShownPass } from './passes.graph.js';

const reasons = Object.keys(revocationReasons) as Revocation[];

/** For good: only an appeal brings the pass back. The reason is chosen first, then it is done. */
export function RevokePass({ pass, changed }: { pass: ShownPass; changed: () => void }): ReactNode {
  const { t } = useSpeech();
  const [requestId] = useState(() => crypto.randomUUID());
  const [reason, choose] = useState<Revocation>();
  const [revoke, { loading, error }] = useMutation(Revoke);
  const tell = (): void => {
    if (reason) void revoke({ variables: { requestId, id: pass.id, reason } }).then(changed, () => {});
  };
  return (
    <fieldset className="change-pass revoke-pass" disabled={loading}>
      <legend>{t('pass.revoke')}</legend>
      <p className="small">{t('pass.revokeHelp')}</p>
      <label>
        {t('pass.revokeReason')}
        <select
          className="plain-select wide"
          value={reason ?? ''}
          onChange={({ target }) => choose(reasons.find((one) => one === target.value))}
        >
          <option value="">{t('pass.chooseReason')}</option>
          {reasons.map((one) => (
            <option key={one} value={one}>
              {t(revocationReasons[one])}
            </option>
          ))}
        </select>
      </label>
      <Button danger disabled={reason === undefined} loading={loading} onClick={tell}>
        {t('pass.revoke')}
      </Button>
      {error && (
        <p role="alert" className="state stop">
          ✕ {error.message}
        </p>
      )}
    </fieldset>
  );
}
