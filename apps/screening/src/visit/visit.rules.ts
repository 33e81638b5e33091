export const conditions = ['well', 'unwell', 'worse', 'emergency'] as const;
export type Condition = (typeof conditions)[number];
