/** A task as it is planned: heavier ones first, then those that are due sooner. */
export interface Plannable {
  id: string;
  severity: number;
  dueAt: Date;
  householdId: string | null;
  /** Unit, or the building where there is none, or what else is known of the place. */
  staircase: string;
}

/** What is seen to in one way up the stairs. */
export interface Bundle<Task> {
  staircase: string;
  /** Household by household. */
  tasks: Task[];
}

export interface DayPlan<Task> {
  bundles: Bundle<Task>[];
  /** What does not fit into the day, the most urgent first. */
  overflow: Task[];
}

export const byUrgency = (one: Plannable, other: Plannable): number =>
  other.severity - one.severity || one.dueAt.getTime() - other.dueAt.getTime() || (one.id < other.id ? -1 : 1);

/**
 * The most urgent tasks up to the capacity, by staircase and household: the bundle with the most urgent task comes first.
 * Every task is in the plan once.
 */
export function planDay<Task extends Plannable>(tasks: readonly Task[], capacity: number): DayPlan<Task> {
  const inOrder = tasks.toSorted(byUrgency);
  const planned = inOrder.slice(0, Math.max(0, capacity));
  const bundles = [...Map.groupBy(planned, ({ staircase }) => staircase)].map(([staircase, own]) => ({
    staircase,
    tasks: [...Map.groupBy(own, ({ householdId }) => householdId).values()].flat(),
  }));
  return { bundles, overflow: inOrder.slice(planned.length) };
}
