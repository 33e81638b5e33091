export const gateModes = ['foot', 'bicycle', 'car'] as const;
export type GateMode = (typeof gateModes)[number];
