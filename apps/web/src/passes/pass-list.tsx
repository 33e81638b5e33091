import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Empty, Failed, Waiting } from '../app/states.js';
import { useSpeech } from '../language/language.js';
import { passClasses, passStates, revocationReasons, suspensionReasons, untilOf } from './pass-words.js';
import type { ShownPass } from './passes.graph.js';
import { PrintPasses } from './print-passes.js';
import type { ListedPasses } from './use-pass-list.js';

/** How it stands, and why it does not open a gate. */
export function PassStanding({ pass }: { pass: ShownPass }): ReactNode {
  const { t } = useSpeech();
  const { sign, tone, word } = passStates[pass.state];
  const reasons = new Set(pass.suspensionHistory.filter(({ state }) => state === 'standing').map(({ reason }) => reason));
  const standing = [...reasons].map((reason) => t(suspensionReasons[reason]));
  const asked = pass.suspensionHistory.some(({ state }) => state === 'asked');
  return (
    <>
      <span className={`state ${tone}`}>
        {sign} {t(word)}
      </span>
      {pass.state === 'suspended' && standing.length > 0 && <span className="small"> {standing.join(' · ')}</span>}
      {pass.revokedFor && <span className="small"> {t(revocationReasons[pass.revokedFor])}</span>}
      {asked && <span className="state ask"> ? {t('pass.suspension.asked')}</span>}
    </>
  );
}

interface Row {
  pass: ShownPass;
  open: (id: string) => void;
  /** Undefined for whoever prints none. */
  chosen: boolean | undefined;
  choose: () => void;
}

function PassRow({ pass, open, chosen, choose }: Row): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const place = pass.placeName ?? t('pass.placeUnknown');
  const prints = chosen !== undefined && (pass.state === 'active' || pass.state === 'suspended');
  return (
    <li className="pass">
      <span className="no-print">
        {prints && <input type="checkbox" checked={chosen} aria-label={t('pass.choose', { number: pass.number })} onChange={choose} />}
      </span>
      <button type="button" className="quiet line" onClick={() => open(pass.id)}>
        {place}
      </button>
      <span>
        <code>{pass.number}</code> <span className="small">{t(passClasses[pass.passClass])}</span>
      </span>
      <span>
        <PassStanding pass={pass} />
      </span>
      <span className="small">{untilOf(speech, pass)}</span>
    </li>
  );
}

interface Shown {
  list: ListedPasses;
  mayPrint: boolean;
  open: (id: string) => void;
  filtered: boolean;
}

/** The newest first, each by its place; nobody's name stands here. */
export function PassList({ list, mayPrint, open, filtered }: Shown): ReactNode {
  const { t } = useSpeech();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (id: string): void => setChosen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  if (!list.passes) return list.error ? <Failed error={list.error} again={list.again} /> : <Waiting rows={10} />;
  if (list.passes.length === 0)
    return <Empty title={t(filtered ? 'pass.noneOfThese' : 'pass.none')}>{t(mayPrint ? 'pass.noneHelp' : 'pass.noneHelpReader')}</Empty>;
  return (
    <section className="card">
      {mayPrint && (
        <div className="buttons no-print">
          <PrintPasses ids={chosen} label={t('pass.printSheet', { count: chosen.length })} />
          {chosen.length > 0 && <Button onClick={() => setChosen([])}>{t('pass.chooseNone')}</Button>}
          {chosen.length === 0 && <span className="small">{t('pass.printHelp')}</span>}
        </div>
      )}
      <ul className="pass-list">
        {list.passes.map((pass) => (
          <PassRow
            key={pass.id}
            pass={pass}
            open={open}
            chosen={mayPrint ? chosen.includes(pass.id) : undefined}
            choose={() => toggle(pass.id)}
          />
        ))}
      </ul>
      {list.more && <Button onClick={list.more}>{t('observation.more')}</Button>}
    </section>
  );
}
