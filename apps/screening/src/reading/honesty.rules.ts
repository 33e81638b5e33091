export const honestySigns = ['identical-values', 'both-slots-at-once', 'one-device-for-many', 'clock-regular'] as const;
export type HonestySign = (typeof honestySigns)[number];
