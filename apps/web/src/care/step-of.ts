import type { Task } from '../today/today.graph.js';
import type { CareStep } from './care-step.js';

/** Kinds of tasks for which somebody has to go to the door; for the others one rings first. */
const atTheDoor: readonly Task['kind'][] = ['fever_visit', 'contact_reading', 'visit', 'commitment'];

export const stepOf = ({ kind }: Pick<Task, 'kind'>): CareStep => (atTheDoor.includes(kind) ? 'visit' : 'call');
