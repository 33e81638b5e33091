export const itemKinds = [
  ...(['mask-medical', 'mask-surgical', 'mask-n95', 'mask-cloth'] as const),
  ...(['disinfectant', 'thermometer', 'food-parcel', 'other'] as const),
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** What one of it is: all quantities count these. */
export const units = ['piece', 'bottle', 'box', 'parcel'] as const;
export type Unit = (typeof units)[number];
