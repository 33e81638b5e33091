import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { mayDo } from '../app/screens.js';
import type { CareStep } from '../care/care-step.js';
import { needWords } from '../care/care-words.js';
import { Unreached } from '../care/unreached.js';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { useSession } from '../session/session-context.js';
import { EndAsked } from './end-asked.js';
import { EndForm } from './end-form.js';
import { careTeam } from './end-words.js';
import type { Observed } from './observation.graph.js';
import { ReadingForm } from './reading-form.js';
import { boxSigns, SlotBoxes } from './slot-boxes.js';
import { callFor, daysOf } from './slots.rules.js';

function Person({ observed }: { observed: Observed }): ReactNode {
  const { language } = useSpeech();
  const { resident, area } = observed;
  const room = resident.household?.room.name;
  return (
    <>
      <b>{resident.name.original}</b>
      {resident.language !== 'zh' && <span className="tag">{resident.language}</span>}
      <br />
      <span className="small">
        {nameIn(area.name, language)} {room && nameIn(room, language)}
      </span>
    </>
  );
}

interface Row {
  observed: Observed;
  now: number;
  /** Opens what is to be done about the person. */
  care: (step: CareStep) => void;
}

/** One person: where they are, how the reports went, until when, what they need, and the next step. */
export function ObservedRow({ observed, now, care }: Row): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { person } = useSession();
  const [open, setOpen] = useState<'reading' | 'end' | null>(null);
  const toggle = (form: 'reading' | 'end'): void => setOpen(open === form ? null : form);
  const asked = observed.changes.find(({ state }) => state === 'asked');
  const cares = mayDo(person.grants, careTeam);
  const call = callFor(observed, now);
  return (
    <li className="observed-row">
      <div>
        <Person observed={observed} />
      </div>
      <div>
        <SlotBoxes observed={observed} now={now} />
        <span className="small">
          {t('observation.day', { day: observed.dayNumber, days: daysOf(observed) })} ·{' '}
          {t('observation.until', { time: momentOf(speech, observed.endsAt) })}
        </span>
      </div>
      <div className="small">
        {call && (
          <span className={`state ${call === 'now' ? 'waiting' : call === 'late' ? 'ask' : 'stop'}`}>
            {boxSigns[call].sign} {t(boxSigns[call].word)}
          </span>
        )}
        <Unreached calls={observed.calls} />
        <br />
        {[...new Set(observed.needs.map(({ need }) => t(needWords[need])))].join(' · ')}
      </div>
      <div className="buttons no-print">
        {cares && <Button onClick={() => care('call')}>{t('call.title')}</Button>}
        {cares && <Button onClick={() => care('visit')}>{t('visit.title')}</Button>}
        {cares && <Button onClick={() => toggle('reading')}>{t('observation.measure')}</Button>}
        {cares && !asked && <Button onClick={() => toggle('end')}>{t('end.change')}</Button>}
      </div>
      {asked && <EndAsked change={asked} />}
      {open === 'reading' && <ReadingForm observed={observed} done={() => setOpen(null)} />}
      {open === 'end' && !asked && <EndForm observed={observed} done={() => setOpen(null)} />}
    </li>
  );
}
