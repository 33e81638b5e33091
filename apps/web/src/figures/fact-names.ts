import type { TextKey } from '../language/language.js';

const names = [
  ...['trip-planned', 'trip-deferred', 'trip-arrived', 'trip-registered', 'trip-closed', 'trip-reassessed'],
  ...['observation_started', 'report_due', 'report_late', 'report_missed', 'fever_suspected', 'fever_confirmed', 'observation_released'],
  ...['reservation-booked', 'reservation-called', 'reservation-collected', 'reservation-missed', 'reservation-cancelled'],
  ...['help-requested', 'help-assigned', 'help-started', 'help-delivered', 'help-confirmed', 'help-closed'],
  ...['message-sent', 'message-suppressed', 'message-delivered', 'message-read', 'message-acknowledged', 'message-failed'],
  ...['gate-admitted', 'gate-refused', 'gate-referred', 'gate-checked'],
  ...['room-screened', 'room-missed'],
  ...['observation-started', 'observation-released', 'reading-reported', 'slot-missed', 'fever-suspected', 'fever-confirmed'],
  ...['reservation-lapsed', 'help-under-way', 'help-late', 'message-undeliverable'],
  ...['pass-issued', 'pass-suspended', 'pass-restored', 'pass-revoked', 'pass-expired', 'pass-appealed'],
] as const;

/** What a fact is called; one that is not known here shows its own name. */
export const factNames: Record<string, TextKey> = Object.fromEntries(names.map((name) => [name, `fact.${name}` satisfies TextKey]));
