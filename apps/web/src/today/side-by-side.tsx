import type { ReactNode } from 'react';
import { type TextKey, useSpeech } from '../language/language.js';
import { roleNames } from '../session/role-names.js';
import { useSession } from '../session/session-context.js';
import type { WorkLoad } from './today.graph.js';
import type { Colleague } from './use-colleagues.js';

/** In the address: only what nobody has taken. */
export const nobody = 'nobody';

interface Choice {
  chosen: string | undefined;
  choose: (of: string | null) => void;
}

interface Column {
  id: string;
  name: string;
  role?: TextKey;
  load: WorkLoad | undefined;
  /** Tasks of a day; zero for nobody. */
  capacity: number;
}

function Person({ column: { id, name, role, load, capacity }, chosen, choose }: Choice & { column: Column }): ReactNode {
  const { t } = useSpeech();
  const { tasks = 0, overdue = 0 } = load ?? {};
  const isOver = capacity > 0 && tasks > capacity;
  return (
    <button type="button" className="person-load" aria-pressed={chosen === id} onClick={() => choose(chosen === id ? null : id)}>
      <b>{name}</b>
      <span className="small">{role ? t(role) : ' '}</span>
      <span className="bar" aria-hidden="true">
        <span style={{ width: `${capacity === 0 ? 0 : Math.min(1, tasks / capacity) * 100}%` }} />
      </span>
      <span>{id === nobody ? t('task.count', { count: tasks }) : t('load.of', { count: tasks, capacity })}</span>
      {overdue > 0 && <span className="state stop">! {t('load.overdue', { count: overdue })}</span>}
      {isOver && <span className="state stop">! {t('load.over', { count: tasks - capacity })}</span>}
    </button>
  );
}

interface Everybody {
  colleagues: readonly Colleague[];
  loads: readonly WorkLoad[];
  /** Tasks that one person can see to in a day. */
  capacity: number;
}

/** Everybody's work next to everybody else's, and what nobody has taken; a tap shows only the work of one. */
export function SideBySide({ colleagues, loads, capacity, chosen, choose }: Choice & Everybody): ReactNode {
  const { t } = useSpeech();
  const { person } = useSession();
  const loadOf = (id: string | null): WorkLoad | undefined => loads.find(({ assignee }) => assignee === id);
  const people = colleagues.map(({ id, handle, role }) => ({
    id,
    name: id === person.subject ? t('load.me', { name: handle }) : handle,
    role: roleNames[role] ?? 'role.other',
    load: loadOf(id),
    capacity,
  }));
  const columns: Column[] = [...people, { id: nobody, name: t('load.nobody'), load: loadOf(null), capacity: 0 }];
  return (
    <section className="side-by-side no-print" role="group" aria-label={t('load.title')}>
      {columns.map((column) => (
        <Person key={column.id} column={column} chosen={chosen} choose={choose} />
      ))}
    </section>
  );
}
