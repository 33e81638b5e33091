import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { mayDo } from '../app/screens.js';
import { stepWords } from '../care/care-step.js';
import { Unreached } from '../care/unreached.js';
import { stepOf } from '../care/step-of.js';
import { tellOtherTabs } from '../app/use-other-tabs.js';
import { useUndoable } from '../app/use-undoable.js';
import { momentOf } from '../language/dates.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { useSession } from '../session/session-context.js';
import { HandOver } from './hand-over.js';
import { FinishTask, TakeTasks, type Task } from './today.graph.js';
import type { Colleague } from './use-colleagues.js';

const kinds: Record<Task['kind'], TextKey> = {
  slot_missed: 'task.slot_missed',
  contact_reading: 'task.contact_reading',
  fever_visit: 'task.fever_visit',
  visit: 'task.visit',
  confirm_observation: 'task.confirm_observation',
  commitment: 'task.commitment',
  call_returnee: 'task.call_returnee',
  message_undeliverable: 'task.message_undeliverable',
  help_late: 'task.help_late',
  gate_alert: 'task.gate_alert',
  honesty: 'task.honesty',
};

const outcomes = { done: 'task.done', nobody_home: 'task.nobody_home', refused: 'task.refused', not_needed: 'task.not_needed' } as const;
type Outcome = keyof typeof outcomes;

export const seesToTasks = ['committee-worker', 'committee-lead', 'doctor', 'subdistrict-officer'];

interface Row {
  task: Task;
  colleagues: readonly Colleague[];
  /** Opens whom it is about. */
  care: (task: Task) => void;
}

/** Something to do at one door: one tap says what came of it, and ten seconds take it back. */
export function TaskRow({ task, colleagues, care }: Row): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const { person } = useSession();
  const [finish, { error, loading }] = useMutation(FinishTask, { refetchQueries: ['Today'], onCompleted: () => tellOtherTabs('work') });
  const [take] = useMutation(TakeTasks, { refetchQueries: ['Today'], onCompleted: () => tellOtherTabs('work') });
  const { waiting, begin, undo } = useUndoable((outcome: Outcome) => {
    void finish({ variables: { requestId: crypto.randomUUID(), id: task.id, outcome } }).catch(() => {});
  });
  const room = task.household?.room.name;
  const where = room ? nameIn(room, language) : '';
  const isMine = task.assignee === person.subject;
  const holder = colleagues.find(({ id }) => id === task.assignee);
  const takeIt = (): void => void take({ variables: { requestId: crypto.randomUUID(), ids: [task.id] } }).catch(() => {});
  return (
    <li className={waiting ? 'task done' : 'task'}>
      <div>
        <b>{t(kinds[task.kind])}</b> {where}
        <br />
        <span className={task.overdue ? 'state stop' : 'small'}>
          {task.overdue && '! '}
          {t('task.due', { time: momentOf(speech, task.dueAt) })}
        </span>
        {isMine && <span className="tag">{t('task.mine')}</span>}
        {!isMine && holder && <span className="tag">{holder.handle}</span>}
        <Unreached calls={task.calls} />
        {error && <span role="alert"> ✕ {error.message}</span>}
      </div>
      {waiting ? (
        <Button onClick={undo}>{t('task.undo', { outcome: t(outcomes[waiting]) })}</Button>
      ) : (
        mayDo(person.grants, seesToTasks) && (
          <span className="buttons no-print">
            {task.assignee === null && <Button onClick={takeIt}>{t('task.take')}</Button>}
            {task.residentId && task.household && <Button onClick={() => care(task)}>{t(stepWords[stepOf(task)])}</Button>}
            {(Object.keys(outcomes) as Outcome[]).map((outcome) => (
              <Button key={outcome} disabled={loading} type={outcome === 'done' ? 'primary' : 'default'} onClick={() => begin(outcome)}>
                {t(outcomes[outcome])}
              </Button>
            ))}
            {colleagues.length > 0 && <HandOver tasks={[task]} colleagues={colleagues} about={`${t(kinds[task.kind])} ${where}`} />}
          </span>
        )
      )}
    </li>
  );
}
