const spoke = ['reached', 'refused'];

/** How often in a row nobody was spoken to, counted from the newest call; `calls` are the newest first. */
export function unreachedInARow(calls: readonly { outcome: string }[]): number {
  const last = calls.findIndex(({ outcome }) => spoke.includes(outcome));
  return last < 0 ? calls.length : last;
}

/** Code of the committee in a path from the city down. */
export const committeeOf = (path: string): string => path.split('.')[3] ?? '';

/** A line of the script with whom it is said to and by whom. */
export const saidTo = (text: string, { name, committee }: { name: string; committee: string }): string =>
  text.replaceAll('{name}', () => name).replaceAll('{committee}', () => committee);
