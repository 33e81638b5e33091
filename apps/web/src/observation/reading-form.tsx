import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useDraft } from '../app/use-draft.js';
import { useSpeech } from '../language/language.js';
import { type Observed, ReportReadings } from './observation.graph.js';

/** `36.5` and `365`, as people type it; undefined for what no body has. */
export function degreesOf(typed: string): number | undefined {
  const digits = typed.trim().replace(',', '.');
  const degrees = Number(/^\d{3}$/.test(digits) ? `${digits.slice(0, 2)}.${digits[2]}` : digits);
  return degrees >= 34 && degrees <= 43 ? Math.round(degrees * 10) / 10 : undefined;
}

/** A temperature that was said on the phone or measured at the door. Sent twice it is one reading. */
export function ReadingForm({ observed, done }: { observed: Observed; done: () => void }): ReactNode {
  const { t } = useSpeech();
  const [typed, type] = useDraft(`reading-${observed.id}`);
  const [id] = useState(() => crypto.randomUUID());
  const [report, { loading, data, error }] = useMutation(ReportReadings, { refetchQueries: ['ObservationBoard'] });
  const temperature = degreesOf(typed);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (temperature === undefined) return;
    const reading = {
      id,
      observationId: observed.id,
      temperature,
      method: 'armpit',
      takenBy: 'worker',
      measuredAt: new Date().toISOString(),
    } as const;
    const { data: answer } = await report({ variables: { requestId: id, reading } });
    if (answer?.reportReadings.accepted !== 1) return;
    type('');
    done();
  };
  const refused = data?.reportReadings.rejected[0]?.message ?? error?.message;
  return (
    <form className="reading" onSubmit={(event) => void send(event).catch(() => {})}>
      <label>
        {t('observation.temperature')}
        <input className="plain-input" inputMode="decimal" autoFocus value={typed} onChange={({ target }) => type(target.value)} />
      </label>
      <Button type="primary" htmlType="submit" loading={loading} disabled={temperature === undefined}>
        {t('observation.save')}
      </Button>
      {typed !== '' && temperature === undefined && <span className="state ask">? {t('observation.range')}</span>}
      {refused && (
        <span role="alert" className="state stop">
          ✕ {refused}
        </span>
      )}
    </form>
  );
}
