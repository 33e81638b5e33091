const names = new Map<string, string>();

/**
 * A statement that is sent again and again: each connection has the server read it once, under this name. Reading one with as many
 * columns as ours takes longer than a small batch. It names its result columns one by one, for `*` would end with the next migration.
 * @returns the text, to be run as any other
 */
export function prepared(name: string, text: string): string {
  if ([...names].some(([other, given]) => given === name && other !== text)) throw new Error(`Two statements are called ${name}`);
  names.set(text, name);
  return text;
}

/** The name under which a text is prepared, if it is. */
export const preparedName = (text: string): string | undefined => names.get(text);
