import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useChoice } from '../app/place.js';
import { timeOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { type Redeemed, RedeemVoucher } from './masks.change.graph.js';
import type { Round } from './masks.graph.js';

interface HandedOut extends Redeemed {
  at: string;
}

/** What was sent keeps its id until it is answered: a scan that is repeated because the answer was lost hands nothing out twice. */
function useHandOut(pharmacyId: string, again: () => void) {
  const [redeem, { error, loading, reset }] = useMutation(RedeemVoucher, { refetchQueries: ['Reservations'] });
  const [asked, ask] = useState({ code: '', requestId: '' });
  const [given, setGiven] = useState<readonly HandedOut[]>([]);
  const handOut = async (code: string): Promise<boolean> => {
    const requestId = code === asked.code ? asked.requestId : crypto.randomUUID();
    ask({ code, requestId });
    const { data } = await redeem({ variables: { input: { requestId, pharmacyId, code } } });
    if (!data) return false;
    setGiven((before) => [
      { ...data.redeemVoucher, at: new Date().toISOString() },
      ...before.filter(({ id }) => id !== data.redeemVoucher.id),
    ]);
    ask({ code: '', requestId: '' });
    again();
    return true;
  };
  return { given, error, loading, reset, handOut };
}

function Given({ one: { at, number, placeName, byProxy, round } }: { one: HandedOut }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <>
      {t('mask.give', { count: round?.quota ?? 0, item: round?.item?.name ?? t('mask.item') })}
      {number !== null && ` · ${t('mask.number', { number })}`}
      {placeName && ` · ${placeName}`}
      {byProxy && ` · ${t('mask.byProxy')}`} <span className="small">{timeOf(speech, at)}</span>
    </>
  );
}

/** Where packs go over the counter: a code that is scanned or typed is answered with what to give, or why not. */
export function HandOut({ rounds, again }: { rounds: readonly Round[]; again: () => void }): ReactNode {
  const { t } = useSpeech();
  const pharmacies = [...new Map(rounds.flatMap((round) => round.pharmacies.map((one) => [one.id, one.name] as const)))];
  const [picked, pick] = useChoice('pharmacy');
  const pharmacy = pharmacies.find(([id]) => id === picked)?.[0] ?? pharmacies[0]?.[0] ?? '';
  const [code, type] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { given, error, loading, reset, handOut } = useHandOut(pharmacy, again);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const typed = code.trim();
    if (typed === '') return;
    if (await handOut(typed).catch(() => false)) type('');
    field.current?.select();
  };
  const [last, ...before] = given;
  return (
    <section className="card hand-out no-print">
      <h2>{t('mask.handOut')}</h2>
      <form className="line-form" onSubmit={(event) => void send(event)}>
        {pharmacies.length > 1 && (
          <label>
            {t('mask.pharmacy')}
            <select className="plain-select" value={pharmacy} onChange={({ target }) => pick(target.value)}>
              {pharmacies.map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {t('mask.code')}
          <input
            ref={field}
            className="plain-input code"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={code}
            onChange={({ target }) => (reset(), type(target.value))}
          />
        </label>
        <Button type="primary" htmlType="submit" loading={loading} disabled={code.trim() === ''}>
          {t('mask.handOutNow')}
        </Button>
      </form>
      <p className="small">{t('mask.codeHelp')}</p>
      <div aria-live="polite">
        {error ? (
          <p role="alert" className="state stop big">
            ✕ {error.message}
          </p>
        ) : (
          last && (
            <p className="state go big">
              ✓ <Given one={last} />
            </p>
          )
        )}
        <ul>
          {(error ? given : before).slice(0, 5).map((one) => (
            <li key={one.id}>
              <Given one={one} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
