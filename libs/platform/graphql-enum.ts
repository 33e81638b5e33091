/** Values of a closed list as a GraphQL enum: `nobody-home` is written `nobody_home` there, and stays itself inside. */
export const enumOf = <Value extends string>(values: readonly Value[]): Record<string, Value> =>
  Object.fromEntries(values.map((value) => [value.replaceAll('-', '_').replaceAll('+', '_up'), value]));
