import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.js';
import { roleNames } from '../session/role-names.js';
import { useSession } from '../session/session-context.js';

export function PersonMenu(): ReactNode {
  const { t } = useSpeech();
  const session = useSession();
  const roles = [...new Set(session.person.grants.map(({ role }) => roleNames[role] ?? 'role.other'))];
  const names = roles.map((role) => t(role)).join(' · ');
  return (
    <>
      <button type="button" className="plain-button" popoverTarget="person-menu">
        {names}
      </button>
      <div id="person-menu" popover="auto" className="person-menu">
        <p>{names}</p>
        <p className="small">{t('person.keys')}</p>
        <button type="button" className="plain-button" onClick={() => session.signOut()}>
          {t('person.signOut')}
        </button>
      </div>
    </>
  );
}
