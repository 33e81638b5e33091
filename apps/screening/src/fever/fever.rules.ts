export const feverStates = ['suspected', 'confirmed', 'ruled-out', 'closed'] as const;
export type FeverState = (typeof feverStates)[number];
