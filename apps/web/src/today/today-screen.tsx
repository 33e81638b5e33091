import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { AreaHead } from '../app/area-head.js';
import { useChoice, usePlace } from '../app/place.js';
import { CareDrawer } from '../care/care-drawer.js';
import { useCareOpened } from '../care/care-step.js';
import { stepOf } from '../care/step-of.js';
import { TaskCare } from '../care/task-care.js';
import { mayDo } from '../app/screens.js';
import { Empty, Failed, Waiting } from '../app/states.js';
import { useOtherTabs } from '../app/use-other-tabs.js';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { HandOver } from './hand-over.js';
import { nobody, SideBySide } from './side-by-side.js';
import { seesToTasks, TaskRow } from './task-row.js';
import { type Bundle, type Task, Today, type WorkList } from './today.graph.js';
import { type Colleague, useColleagues } from './use-colleagues.js';

const askAgainMs = 30_000;
const usualWorkers = 6;

/** The work against what the people of today can do. */
function Load({ list, workers, choose }: { list: WorkList; workers: number; choose: (workers: string) => void }): ReactNode {
  const { t } = useSpeech();
  const share = list.capacity === 0 ? 1 : Math.min(1, list.total / list.capacity);
  return (
    <section className="card load">
      <p>
        <b>{t('task.total', { count: list.total })}</b> · {t('task.capacity', { count: list.capacity })}
        {list.overflow.length > 0 && <span className="state stop"> ! {t('task.overflow', { count: list.overflow.length })}</span>}
      </p>
      <span className="bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <label className="no-print">
        {t('task.workers')}{' '}
        <input type="number" min={1} max={30} className="plain-input few" value={workers} onChange={({ target }) => choose(target.value)} />
      </label>
    </section>
  );
}

interface Stairs {
  bundle: Bundle;
  colleagues: readonly Colleague[];
  care: (task: Task) => void;
}

function Staircase({ bundle: { name, tasks }, colleagues, care }: Stairs): ReactNode {
  const { t } = useSpeech();
  const { person } = useSession();
  const isGiven = colleagues.length > 0 && tasks.length > 1 && mayDo(person.grants, seesToTasks);
  return (
    <section className="card bundle">
      <h2>
        {name} <span className="small">{t('task.count', { count: tasks.length })}</span>
        {isGiven && <HandOver tasks={tasks} colleagues={colleagues} about={name} />}
      </h2>
      <ul>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} colleagues={colleagues} care={care} />
        ))}
      </ul>
    </section>
  );
}

/** What one person has taken, or what nobody has; everything when nobody is chosen. */
const bundlesOf = ({ bundles }: WorkList, of: string | undefined): readonly Bundle[] =>
  of === nobody
    ? bundles.flatMap(({ tasks, ...bundle }) => {
        const free = tasks.filter(({ assignee }) => assignee === null);
        return free.length > 0 ? [{ ...bundle, tasks: free }] : [];
      })
    : bundles;

function useToday() {
  const { area: code } = usePlace();
  const [typed, chooseWorkers] = useChoice('workers');
  const [of, chooseOf] = useChoice('of');
  const workers = Math.min(30, Math.max(1, Number.parseInt(typed ?? '', 10) || usualWorkers));
  const { data, previousData, loading, error, refetch } = useQuery(Today, {
    variables: { code, workers, assignee: of === nobody ? null : of },
    pollInterval: askAgainMs,
    fetchPolicy: 'cache-and-network',
  });
  const again = (): void => void refetch();
  useOtherTabs('work', again);
  return { code, workers, chooseWorkers, of, chooseOf, data: data ?? previousData, loading, error, again };
}

/** What is to be done today, by whom, one way up the stairs after the other, the most urgent first. */
export default function TodayScreen(): ReactNode {
  const { t } = useSpeech();
  const { code, workers, chooseWorkers, of, chooseOf, data, loading, error, again } = useToday();
  const [care, openCare] = useCareOpened();
  const { colleagues = [], failed } = useColleagues(data?.area?.path);
  if (loading && !data) return <Waiting rows={10} />;
  const list = data?.workList as WorkList | null | undefined;
  if (!data?.area || !list) return error ? <Failed error={error} again={again} /> : <Empty title={code}>{t('board.unknownArea')}</Empty>;
  const bundles = bundlesOf(list, of);
  const cared = care && list.bundles.flatMap(({ tasks }) => tasks).find(({ id }) => id === care.id);
  return (
    <>
      <AreaHead name={data.area.name} path={data.area.path} asOf={list.asOf}>
        <Button className="no-print" onClick={() => print()}>
          {t('export.print')}
        </Button>
      </AreaHead>
      {!of && <Load list={list} workers={workers} choose={chooseWorkers} />}
      {failed && (
        <p role="alert" className="state ask">
          ? {t('load.unknown')}
        </p>
      )}
      {colleagues.length > 0 && (
        <SideBySide colleagues={colleagues} loads={data.workLoads} capacity={list.capacity / workers} chosen={of} choose={chooseOf} />
      )}
      {bundles.length === 0 && (
        <Empty title={`✓ ${t('task.none')}`} action={of && <Button onClick={() => chooseOf(null)}>{t('load.everybody')}</Button>}>
          {t('task.noneHelp')}
        </Empty>
      )}
      {bundles.map((bundle) => (
        <Staircase
          key={bundle.staircase.code}
          bundle={bundle}
          colleagues={colleagues}
          care={(task) => openCare({ id: task.id, step: stepOf(task) })}
        />
      ))}
      <CareDrawer close={() => openCare(null)}>
        {care && cared && (
          <TaskCare
            key={care.id}
            task={cared}
            step={care.step}
            choose={(step) => openCare({ ...care, step })}
            done={() => openCare(null)}
          />
        )}
      </CareDrawer>
    </>
  );
}
