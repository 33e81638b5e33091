import type { TaskRules } from './task.rules.js';

const hour = 60;

export const taskRules: TaskRules = {
  'fever-visit': { severity: 5, dueInMinutes: hour },
  'contact-reading': { severity: 4, dueInMinutes: 30 },
  'gate-alert': { severity: 4, dueInMinutes: hour },
  'slot-missed': { severity: 3, dueInMinutes: 2 * hour },
  'help-late': { severity: 3, dueInMinutes: 2 * hour },
  'confirm-observation': { severity: 2, dueInMinutes: 12 * hour },
  'call-returnee': { severity: 2, dueInMinutes: 24 * hour },
  commitment: { severity: 2, dueInMinutes: 24 * hour },
  'message-undeliverable': { severity: 2, dueInMinutes: 12 * hour },
  visit: { severity: 2, dueInMinutes: 24 * hour },
  honesty: { severity: 1, dueInMinutes: 24 * hour },
};

/** Tasks that one worker can see to in a day. */
export const tasksPerDay = 40;
