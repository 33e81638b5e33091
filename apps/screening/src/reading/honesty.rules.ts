export const honestySigns = ['identical-values', 'both-slots-at-once', 'one-device-for-many', 'clock-regular'] as const;
export type HonestySign = (typeof honestySigns)[number];

/** When something about readings is worth a look. Each can be honest: a flag is for a human, and blocks nobody. */
export const honestyLimits = {
  /** Readings of one person in a row with the very same value. */
  identicalValues: 6,
  /** Two reports of one person measured, or sent, within so many minutes. */
  atOnceMinutes: 2,
  /** People of several households whose readings of one slot came from one phone. */
  peopleOfOneDevice: 6,
  householdsOfOneDevice: 3,
  /** Days in a row on which a reading came at the same time of day, to so many seconds. */
  regularDays: 6,
  regularSeconds: 5,
};
