const mostLines = 60;

/** Lines that only one of two texts has, in order: `- ` of the old, `+ ` of the new. A line that moved is not shown. */
export function difference(before: string, after: string): string {
  const count = (lines: string[]) =>
    lines.reduce((counts, line) => counts.set(line, (counts.get(line) ?? 0) + 1), new Map<string, number>());
  const [old, now] = [before.split('\n'), after.split('\n')];
  const lines = [...only(old, count(now)).map((line) => `- ${line}`), ...only(now, count(old)).map((line) => `+ ${line}`)];
  const rest = lines.length > mostLines ? [`… and ${lines.length - mostLines} lines more`] : [];
  return [...lines.slice(0, mostLines), ...rest].join('\n');
}

function only(lines: string[], other: Map<string, number>): string[] {
  return lines.filter((line) => {
    const left = other.get(line) ?? 0;
    if (left > 0) other.set(line, left - 1);
    return left === 0;
  });
}
