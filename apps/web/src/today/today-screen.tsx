import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { AreaHead } from '../app/area-head.js';
import { useChoice, usePlace } from '../app/place.js';
import { Empty, Failed, Waiting } from '../app/states.js';
import { useSpeech } from '../language/language.js';
import { TaskRow } from './task-row.js';
import { Today, type WorkList } from './today.graph.js';

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

/** What is to be done today, one way up the stairs after the other, the most urgent first. */
export default function TodayScreen(): ReactNode {
  const { t } = useSpeech();
  const { area: code } = usePlace();
  const [chosen, choose] = useChoice('workers');
  const workers = Math.min(30, Math.max(1, Number.parseInt(chosen ?? '', 10) || usualWorkers));
  const { data, loading, error, refetch } = useQuery(Today, {
    variables: { code, workers },
    pollInterval: askAgainMs,
    fetchPolicy: 'cache-and-network',
  });
  if (loading && !data) return <Waiting rows={10} />;
  const list = data?.workList as WorkList | null | undefined;
  if (!data?.area || !list)
    return error ? <Failed error={error} again={() => void refetch()} /> : <Empty title={code}>{t('board.unknownArea')}</Empty>;
  return (
    <>
      <AreaHead name={data.area.name} path={data.area.path} asOf={list.asOf}>
        <Button className="no-print" onClick={() => print()}>
          {t('export.print')}
        </Button>
      </AreaHead>
      <Load list={list} workers={workers} choose={choose} />
      {list.bundles.length === 0 && <Empty title={`✓ ${t('task.none')}`}>{t('task.noneHelp')}</Empty>}
      {list.bundles.map(({ name, staircase, tasks }) => (
        <section key={staircase.code} className="card bundle">
          <h2>
            {name} <span className="small">{t('task.count', { count: tasks.length })}</span>
          </h2>
          <ul>
            {tasks.map((task) => (
              <TaskRow key={task.id} task={task} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
