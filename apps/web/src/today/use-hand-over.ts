import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { tellOtherTabs } from '../app/use-other-tabs.js';
import { useUndoable } from '../app/use-undoable.js';
import { HandOverTasks, type Task } from './today.graph.js';
import type { Colleague } from './use-colleagues.js';

/** Tasks that go to one colleague, by who has them now; what that colleague has stays. */
const byHolder = (tasks: readonly Task[], to: string): [from: string | null, ids: string[]][] =>
  [...Map.groupBy(tasks, ({ assignee }) => assignee)].filter(([from]) => from !== to).map(([from, own]) => [from, own.map(({ id }) => id)]);

/** Tasks go to a colleague ten seconds after it was tapped, unless that is taken back. What went elsewhere meanwhile is counted. */
export function useHandOver(tasks: readonly Task[]) {
  const [handOver, { error }] = useMutation(HandOverTasks);
  const [left, setLeft] = useState(0);
  const { waiting, begin, undo } = useUndoable((to: Colleague) => {
    const give = async (): Promise<void> => {
      const answers = await Promise.all(
        byHolder(tasks, to.id).map(([from, ids]) =>
          handOver({ variables: { requestId: crypto.randomUUID(), from, to: to.id, ids }, refetchQueries: ['Today'] }),
        ),
      );
      setLeft(answers.reduce((sum, { data }) => sum + (data?.handOverTasks.rejected.length ?? 0), 0));
      tellOtherTabs('work');
    };
    void give().catch(() => {});
  });
  return { waiting, begin, undo, error, left };
}
