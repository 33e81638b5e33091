/** Closed list: what the holder says. */
export const appealReasons = ['not-under-observation', 'observation-over', 'wrong-person', 'found-again', 'not-misused'] as const;
export type AppealReason = (typeof appealReasons)[number];

export const appealStates = ['open', 'granted', 'dismissed'] as const;
export type AppealState = (typeof appealStates)[number];
