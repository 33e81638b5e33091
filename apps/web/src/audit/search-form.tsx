import { Button } from 'antd';
import type { ReactNode } from 'react';
import { type TextKey, useSpeech } from '../language/language.js';
import { type Asked, type Field, fields } from './asked.js';
import { actionNames, purposeNames } from './audit-words.js';
import type { Accounts } from './use-accounts.js';

interface Choice {
  name: Field;
  label: TextKey;
  options: Record<string, TextKey>;
  chosen: string | undefined;
}

function Choose({ name, label, options, chosen }: Choice): ReactNode {
  const { t } = useSpeech();
  return (
    <label>
      {t(label)}
      <select name={name} className="plain-select" defaultValue={chosen ?? ''}>
        <option value="">{t('audit.any')}</option>
        {Object.entries(options).map(([value, word]) => (
          <option key={value} value={value}>
            {t(word)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Input({ name, label, ...more }: { name: Field; label: TextKey; type?: string; list?: string; defaultValue: string }): ReactNode {
  const { t } = useSpeech();
  return (
    <label>
      {t(label)}
      <input name={name} className="plain-input" autoComplete="off" {...more} />
    </label>
  );
}

/** What is asked for less often; open when something of it is asked for. */
function More({ asked }: { asked: Asked }): ReactNode {
  const { t } = useSpeech();
  return (
    <details open={asked.person !== undefined || asked.thing !== undefined || asked.facts !== undefined}>
      <summary>{t('audit.more')}</summary>
      <div className="audit-more">
        <Input name="person" label="audit.person" defaultValue={asked.person ?? ''} />
        <Input name="thing" label="audit.thing" defaultValue={asked.thing ?? ''} />
        <label className="tick">
          <input type="checkbox" name="facts" value="yes" defaultChecked={asked.facts === 'yes'} /> {t('audit.facts')}
        </label>
      </div>
    </details>
  );
}

/** Who, what, why, whom, when; the area is the one of the address. What is left empty does not narrow. */
export function SearchForm({ asked, ask, accounts }: { asked: Asked; ask: (next: Asked) => void; accounts: Accounts }): ReactNode {
  const { t } = useSpeech();
  const submit = (form: HTMLFormElement): void => {
    const typed = new FormData(form);
    const textOf = (field: Field): string => {
      const value = typed.get(field);
      return typeof value === 'string' ? value.trim() : '';
    };
    const next: Asked = Object.fromEntries(fields.map((field) => [field, textOf(field)]));
    ask({ ...next, actor: accounts.idOf(next.actor ?? '') });
  };
  const who = asked.actor ? accounts.nameOf(asked.actor) : '';
  return (
    <form
      key={JSON.stringify(asked) + who}
      className="card audit-search no-print"
      role="search"
      aria-label={t('audit.search')}
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget);
      }}
    >
      <Input name="actor" label="audit.who" list="audit-accounts" defaultValue={who} />
      <datalist id="audit-accounts">
        {accounts.names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Choose name="action" label="audit.what" options={actionNames} chosen={asked.action} />
      <Choose name="purpose" label="audit.why" options={purposeNames} chosen={asked.purpose} />
      <Input name="from" label="audit.from" type="date" defaultValue={asked.from ?? ''} />
      <Input name="until" label="audit.until" type="date" defaultValue={asked.until ?? ''} />
      <span className="buttons">
        <Button type="primary" htmlType="submit">
          {t('audit.find')}
        </Button>
        {Object.keys(asked).length > 0 && <Button onClick={() => ask({})}>{t('audit.clear')}</Button>}
      </span>
      <More asked={asked} />
    </form>
  );
}
