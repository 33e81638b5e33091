import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Empty, Failed, Waiting } from '../app/states.js';
import { useSpeech } from '../language/language.js';
import { ObservationsOfHousehold } from '../observation/observation.graph.js';
import type { Task } from '../today/today.graph.js';
import { Care } from './care-drawer.js';
import type { CareStep } from './care-step.js';

const running = ['active', 'extended', 'proposed'];

interface Opened {
  task: Task;
  step: CareStep;
  choose: (step: CareStep) => void;
  done: () => void;
}

/** Whom a task is about, as far as they stay at home. */
export function TaskCare({ task, step, choose, done }: Opened): ReactNode {
  const { t } = useSpeech();
  const household = task.household?.id ?? '';
  const { data, error, refetch } = useQuery(ObservationsOfHousehold, { variables: { household }, fetchPolicy: 'cache-and-network' });
  const known = data?.observationsOfHousehold;
  if (!known) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting />;
  const own = known.filter(({ resident }) => resident.id === task.residentId);
  const observation = own.find(({ state }) => running.includes(state)) ?? own[0];
  if (!observation) return <Empty title={t('care.nobody')}>{t('care.nobodyHelp')}</Empty>;
  return <Care id={observation.id} taskId={task.id} step={step} choose={choose} done={done} />;
}
