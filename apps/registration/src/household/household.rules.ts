export const tenures = ['owner', 'tenant', 'collective', 'dormitory'] as const;
export type Tenure = (typeof tenures)[number];

/** To the head of the household. */
export const relations = ['head', 'spouse', 'child', 'parent', 'other-relative', 'tenant', 'other'] as const;
export type Relation = (typeof relations)[number];
