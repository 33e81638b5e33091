import { useQuery } from '@apollo/client/react';
import { Button, Drawer } from 'antd';
import type { FormEvent, ReactNode } from 'react';
import { Failed, Waiting } from '../app/states.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { RoundNeeds } from './masks.graph.js';
import { type Draft, pharmaciesIn, useOpening } from './use-opening.js';

type Typed = 'packs' | 'quota' | 'price' | 'opensAt' | 'closesAt' | 'collectFrom' | 'collectUntil';

const fields: readonly { name: Typed; title: TextKey; type: 'number' | 'text' | 'datetime-local' | 'time' }[] = [
  { name: 'packs', title: 'mask.packs', type: 'number' },
  { name: 'quota', title: 'mask.quota', type: 'number' },
  { name: 'price', title: 'mask.price', type: 'text' },
  { name: 'opensAt', title: 'mask.opensAt', type: 'datetime-local' },
  { name: 'closesAt', title: 'mask.closesAt', type: 'datetime-local' },
  { name: 'collectFrom', title: 'mask.collectFrom', type: 'time' },
  { name: 'collectUntil', title: 'mask.collectUntil', type: 'time' },
];

interface Form {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
}

function Rule({ draft, change }: Form): ReactNode {
  const { t } = useSpeech();
  return (
    <fieldset>
      <legend>{t('mask.rule')}</legend>
      {(['queue', 'lottery'] as const).map((rule) => (
        <label key={rule}>
          <input type="radio" name="rule" checked={draft.rule === rule} onChange={() => change({ rule })} /> {t(`mask.rule.${rule}`)}
          <span className="small"> {t(`mask.rule.${rule}.help`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Pharmacies({ draft, change, stores }: Form & { stores: readonly { id: string; name: string }[] }): ReactNode {
  const { t } = useSpeech();
  const toggle = (id: string): void =>
    change({ pharmacyIds: draft.pharmacyIds.includes(id) ? draft.pharmacyIds.filter((one) => one !== id) : [...draft.pharmacyIds, id] });
  return (
    <fieldset>
      <legend>{t('mask.pharmacies')}</legend>
      {stores.length === 0 && <p className="state ask">? {t('mask.noPharmacy')}</p>}
      {stores.map(({ id, name }) => (
        <label key={id}>
          <input type="checkbox" checked={draft.pharmacyIds.includes(id)} onChange={() => toggle(id)} /> {name}
        </label>
      ))}
    </fieldset>
  );
}

function Opening({ code, opened }: { code: string; opened: (id: string) => void }): ReactNode {
  const { t } = useSpeech();
  const { data, error: failed, refetch } = useQuery(RoundNeeds, { variables: { code } });
  const { draft, change, missing, error, loading, send } = useOpening(code, opened);
  if (!data) return failed ? <Failed error={failed} again={() => void refetch()} /> : <Waiting />;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!missing) send();
  };
  return (
    <form className="open-round" onSubmit={submit}>
      <label>
        {t('mask.item')}
        <select className="plain-select wide" value={draft.itemId} onChange={({ target }) => change({ itemId: target.value })}>
          <option value="">{t('mask.chooseItem')}</option>
          {data.supplyItems.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Rule draft={draft} change={change} />
      {fields.map(({ name, title, type }) => (
        <label key={name}>
          {t(title)}
          <input
            className="plain-input"
            type={type}
            {...(type === 'number' && { min: 1 })}
            required={name !== 'price'}
            value={draft[name]}
            onChange={({ target }) => change({ [name]: target.value })}
          />
        </label>
      ))}
      <Pharmacies draft={draft} change={change} stores={pharmaciesIn(data)} />
      <Button type="primary" htmlType="submit" disabled={missing} loading={loading}>
        {t('mask.open')}
      </Button>
      {missing && <p className="small">{t('mask.stillMissing')}</p>}
      {error && (
        <p role="alert" className="state stop">
          ✕ {error.message}
        </p>
      )}
    </form>
  );
}

interface Opened {
  open: boolean;
  code: string;
  close: () => void;
  opened: (id: string) => void;
}

/** A round is announced with its window, its packs and its rule; after that its rule does not change. */
export function OpenRoundDrawer({ open, code, close, opened }: Opened): ReactNode {
  const { t } = useSpeech();
  return (
    <Drawer open={open} onClose={close} title={t('mask.open')} size={560} destroyOnHidden>
      <Opening
        code={code}
        opened={(id) => {
          close();
          opened(id);
        }}
      />
    </Drawer>
  );
}
