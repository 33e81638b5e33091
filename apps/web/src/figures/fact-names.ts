import type { TextKey } from '../language/language.js';

const names = [
  ...['trip-planned', 'trip-deferred', 'trip-arrived', 'trip-registered', 'trip-closed', 'trip-reassessed'],
  ...['observation_started', 'report_due', 'report_late', 'report_missed', 'fever_suspected', 'fever_confirmed', 'observation_released'],
  ...['reservation-booked', 'reservation-called', 'reservation-collected', 'reservation-missed', 'reservation-cancelled'],
  ...['help-requested', 'help-assigned', 'help-started', 'help-delivered', 'help-confirmed', 'help-closed'],
  ...['message-sent', 'message-suppressed', 'message-delivered', 'message-read', 'message-acknowledged', 'message-failed'],
  ...['gate-admitted', 'gate-refused', 'gate-referred'],
] as const;

/** What a fact is called; one that is not known here shows its own name. */
export const factNames: Record<string, TextKey> = Object.fromEntries(names.map((name) => [name, `fact.${name}` satisfies TextKey]));
