/** Of versions in the order of their times the last one that is in force; the first one before all of them. */
export const inForceAt = <Version extends { effectiveFrom: Date }>(versions: readonly [Version, ...Version[]], at: Date): Version =>
  versions.findLast(({ effectiveFrom }) => effectiveFrom <= at) ?? versions[0];
