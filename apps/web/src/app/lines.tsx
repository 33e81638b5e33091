import type { ReactNode } from 'react';

export type Line = readonly [name: string, value: ReactNode];

/** Fields and what stands in them; what is not there has no line. */
export function Lines({ lines, className }: { lines: readonly Line[]; className: string }): ReactNode {
  return (
    <dl className={className}>
      {lines.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
